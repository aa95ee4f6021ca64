// Lighthouse, as for a phone on a slow connection, against the built page as a
// static host sends it.
import { chromium, expect, test } from '@playwright/test';
import lighthouse from 'lighthouse';
import config from '../bench.config';
import { served } from './served';

test('Lighthouse on a phone', async () => {
  const { address, close } = await served();
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
  close();
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
