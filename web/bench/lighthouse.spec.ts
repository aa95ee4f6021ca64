// Lighthouse, as for a phone on a slow connection, against the built page as a
// static host sends it.
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { chromium, expect, test } from '@playwright/test';
import lighthouse from 'lighthouse';
import config from '../bench.config';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

/** The files of dist/, compressed. */
async function serve(): Promise<Server> {
  const sent = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.replace(/\/$/, '/index.html');
    void (async () => {
      try {
        const body =
          sent.get(path) ??
          brotliCompressSync(await readFile(fileURLToPath(new URL(`../../dist${path}`, import.meta.url))));
        sent.set(path, body);
        const lasting = path.startsWith('/assets/') || path.startsWith('/later/');
        response.writeHead(200, {
          'content-type': types[extname(path)] ?? 'application/octet-stream',
          'content-encoding': 'br',
          'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
        });
        response.end(body);
      } catch {
        response.writeHead(404, { 'content-type': 'text/plain' });
        response.end('not found');
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

test('Lighthouse on a phone', async () => {
  const server = await serve();
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const { executablePath, args = [], chromiumSandbox } = config.use?.launchOptions ?? {};
  const port = 9333;
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    ...(chromiumSandbox === undefined ? {} : { chromiumSandbox }),
    args: [...args, `--remote-debugging-port=${port}`],
  });
  // Compressing is not what is measured.
  for (const page = await browser.newPage(); ;) {
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    await page.close();
    break;
  }
  const report = await lighthouse(address, { port, logLevel: 'error', output: 'json' });
  await browser.close();
  server.close();
  const categories = Object.values(report?.lhr.categories ?? {});
  expect(categories.length).toBeGreaterThan(0);
  const figure = (id: string) => report?.lhr.audits[id]?.displayValue ?? '–';
  const failed = Object.values(report?.lhr.audits ?? {}).filter(
    ({ score, scoreDisplayMode }) =>
      score !== null && score < 1 && scoreDisplayMode !== 'informative' && scoreDisplayMode !== 'manual',
  );
  process.stdout.write(
    [
      '',
      ...categories.map(
        ({ title, score }) =>
          `${title.padEnd(16)}${Math.round((score ?? 0) * 100)
            .toString()
            .padStart(4)}`,
      ),
      `first paint ${figure('first-contentful-paint')}, largest ${figure('largest-contentful-paint')}, blocked ${figure('total-blocking-time')}, shift ${figure('cumulative-layout-shift')}, speed index ${figure('speed-index')}`,
      ...failed.map(({ id, title, displayValue }) => `  below 100: ${id}: ${title} ${displayValue ?? ''}`),
      '',
      '',
    ].join('\n'),
  );
});
