// The recipes of hosting/, in the servers that they are for, below a path.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import type { OutpocketPage } from '../src/page/outpocket-page';
import { dist, files, serve } from './site';
import { test } from './years';

const recipe = (name: string) => readFileSync(fileURLToPath(new URL(`../hosting/${name}`, import.meta.url)), 'utf8');
const names = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$|^[._]/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1));

/** What _headers says of each path that it names, as it is built. */
const rules = readFileSync(join(dist, '_headers'), 'utf8')
  .split('\n')
  .reduce<{ path: string; headers: Record<string, string> }[]>((all, line) => {
    if (line.startsWith('/')) return [...all, { path: line, headers: {} }];
    const [, name, value] = /^ {2}([A-Za-z-]+): (.+)$/.exec(line) ?? [];
    const last = all.at(-1);
    if (last && name && value) last.headers[name.toLowerCase()] = value;
    return all;
  }, []);
const matches = (rule: string, path: string) =>
  rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : rule === path;
const headersOf = (path: string) =>
  Object.assign({}, ...rules.filter((rule) => matches(rule.path, path)).map(({ headers }) => headers)) as Record<
    string,
    string
  >;

const types: Record<string, RegExp> = {
  html: /^text\/html; charset=utf-8$/i,
  css: /^text\/css; charset=utf-8$/i,
  js: /^(text|application)\/javascript; charset=utf-8$/i,
  json: /^application\/json$/,
  svg: /^image\/svg\+xml$/,
  wasm: /^application\/wasm$/,
  webmanifest: /^application\/manifest\+json$/,
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The recipe with the two things that differ from machine to machine: where it listens and where the files are. */
function adapted(name: string, changes: [string, string][]): string {
  return changes.reduce((text, [from, to]) => {
    expect(text.split(from), `${from} in ${name}`).toHaveLength(2);
    return text.replace(from, to);
  }, recipe(name));
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  let said = '';
  server.stderr?.on('data', (chunk) => (said += String(chunk)));
  for (let tries = 0; tries < 200; tries++) {
    if (server.exitCode !== null) break;
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(`no server at ${url}: ${said}`);
}

interface Running {
  url: string;
  stop(): Promise<void>;
}

async function start(
  command: string,
  args: string[],
  url: string,
  folder: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Running> {
  const server = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...env } });
  const ended = new Promise((done) => server.on('exit', done));
  await answers(url, server);
  return {
    url,
    async stop() {
      server.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** A folder with dist/ in it as the recipe wants it. */
function prepared(): string {
  const folder = mkdtempSync(join(tmpdir(), 'outpocket-hosting-'));
  // Servers read it as whoever they run as.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'www'));
  symlinkSync(dist, join(folder, 'www/outpocket'));
  return folder;
}

const servers: Record<string, () => Promise<Running>> = {
  async nginx() {
    const folder = prepared();
    const port = await freePort();
    const site = join(folder, 'outpocket.conf');
    writeFileSync(
      site,
      adapted('nginx.conf', [
        ['listen 80;', `listen 127.0.0.1:${port};`],
        ['root /var/www;', `root ${folder}/www;`],
      ]),
    );
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${folder}/${name};`)
      .join('\n');
    writeFileSync(
      join(folder, 'nginx.conf'),
      `${process.getuid?.() === 0 ? 'user root;' : ''}
      include /etc/nginx/modules-enabled/*.conf;
      daemon off; pid ${folder}/pid; error_log stderr;
      events {}
      http { include /etc/nginx/mime.types; access_log off; ${paths} include ${site}; }`,
    );
    return start(
      '/usr/sbin/nginx',
      ['-e', 'stderr', '-c', join(folder, 'nginx.conf')],
      `http://127.0.0.1:${port}/outpocket/`,
      folder,
    );
  },
  async caddy() {
    const folder = prepared();
    const port = await freePort();
    const site = adapted('Caddyfile', [
      [':80 {', `http://127.0.0.1:${port} {`],
      ['root * /var/www/outpocket', `root * ${folder}/www/outpocket`],
    ]);
    writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n}\n${site}`);
    return start(
      '/usr/bin/caddy',
      ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'],
      `http://127.0.0.1:${port}/outpocket/`,
      folder,
      {
        HOME: folder,
        XDG_DATA_HOME: folder,
        XDG_CONFIG_HOME: folder,
      },
    );
  },
};

/** The page works there, and nothing complains. */
async function works(page: Page, url: string): Promise<void> {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on('request', (request) => request.url().startsWith(url) || complaints.push(request.url()));
  for (const address of ['?lang=sv', 'sv.html']) {
    await page.goto(`${url}${address}`);
    await expect(page.locator('outpocket-page').getByRole('table').first()).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vad skulle ett år av vård kosta dig?');
    // All that the page loads by itself is there: what is still coming when it is left would be cut off.
    await page.waitForFunction(() => {
      const { engine, guide, samples, atFirst } = document.querySelector('outpocket-page') as unknown as OutpocketPage;
      return engine.ready && guide !== undefined && samples.length > atFirst.length;
    });
    await page.waitForLoadState('networkidle');
  }
  expect(complaints).toEqual([]);
}

for (const [name, begin] of Object.entries(servers)) {
  test(`${name} serves the site below a path, as _headers says`, async ({ page }) => {
    const { url, stop } = await begin();
    try {
      await works(page, url);
      const wanted = ['', ...names].map((path) => ({ path, is: path || 'index.html' }));
      for (const { path, is } of wanted) {
        const original = readFileSync(join(dist, is));
        for (const coding of ['br', 'gzip', 'identity'] as const) {
          const response = await fetch(`${url}${path}`, { headers: { 'accept-encoding': coding } });
          const where = `${path} ${coding}`;
          expect(response.status, where).toBe(200);
          for (const [header, value] of Object.entries(headersOf(`/${path}`)))
            expect(response.headers.get(header), `${where} ${header}`).toBe(value);
          const type = types[/\.([a-z]+)$/.exec(is)?.[1] ?? ''];
          if (type) expect(response.headers.get('content-type'), where).toMatch(type);
          const compressed = coding !== 'identity' && existsSync(join(dist, `${is}.${coding === 'br' ? 'br' : 'gz'}`));
          expect(response.headers.get('content-encoding'), where).toBe(compressed ? coding : null);
          if (compressed) expect(response.headers.get('vary'), where).toMatch(/accept-encoding/i);
          // fetch has undone the compression.
          expect(Buffer.from(await response.arrayBuffer()).equals(original), where).toBe(true);
        }
      }
      expect((await fetch(`${url}not-there.js`)).status).toBe(404);
      const again = await fetch(`${url}outpocket.js`, {
        headers: { 'if-none-match': (await fetch(`${url}outpocket.js`)).headers.get('etag') ?? '' },
      });
      expect(again.status).toBe(304);
    } finally {
      await stop();
    }
  });
}

test('every page brings the policy that the servers send, but for who may frame it', () => {
  const pages = names.filter((name) => name.endsWith('.html'));
  for (const page of pages) {
    const own = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(
      readFileSync(join(dist, page), 'utf8'),
    )?.[1];
    expect(own, page).toBeDefined();
    const sent = headersOf(`/${page}`)['content-security-policy'] ?? '';
    expect(sent, page).toMatch(/(^|; )frame-ancestors ('self'|\*)$/);
    // What is in one file has hashes in its policy, which no recipe can know.
    if (page !== 'outpocket-kiosk.html') expect(sent.replace(/; frame-ancestors .*/, ''), page).toBe(own);
  }
  // Rules that meet would have their values joined.
  for (const name of ['', ...names]) {
    const set = rules.filter(({ path }) => matches(path, `/${name}`)).flatMap(({ headers }) => Object.keys(headers));
    expect(new Set(set).size, name).toBe(set.length);
  }
});

const lasting = 'public, max-age=31536000, immutable';

test('every file may be kept for good if its name has its hash, and is asked for anew otherwise', () => {
  for (const name of ['', ...names])
    expect(headersOf(`/${name}`)['cache-control'], name).toBe(
      /^(assets|later)\/.+-[\w-]{8}\.\w+$/.test(name) ? lasting : 'no-cache',
    );
});

test('every compressed copy is its file', () => {
  const copies = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(br|gz)$/.test(name));
  // The engine, and the reader of files.
  expect(copies.filter((name) => name.endsWith('.wasm.br'))).toHaveLength(2);
  for (const copy of copies) {
    const bytes = readFileSync(join(dist, copy));
    const whole = copy.endsWith('.br') ? brotliDecompressSync(bytes) : gunzipSync(bytes);
    expect(whole.equals(readFileSync(join(dist, copy.replace(/\.(br|gz)$/, '')))), copy).toBe(true);
    expect(bytes.length, copy).toBeLessThan(whole.length);
  }
});

test('an S3-like store has every file as the recipe puts it there, and the page works from it', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'outpocket-store-'));
  const tool = join(folder, 'aws');
  // Stands for the command line tool: keeps what it is told of each object.
  writeFileSync(tool, `#!/bin/sh\nprintf '%s\\t' "$@" >>"${folder}/log"\necho >>"${folder}/log"\n`);
  chmodSync(tool, 0o755);
  const done = spawnSync(fileURLToPath(new URL('../hosting/s3', import.meta.url)), [dist, 's3://bucket/some/folder/'], {
    env: { ...process.env, AWS: tool },
    encoding: 'utf8',
  });
  expect(done.stderr).toBe('');
  expect(done.status).toBe(0);
  const objects = new Map(
    readFileSync(join(folder, 'log'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [, , from = '', to = '', ...options] = line.split('\t');
        const option = (name: string) => options[options.indexOf(name) + 1];
        return [
          to,
          {
            from,
            headers: {
              'content-type': option('--content-type'),
              'cache-control': option('--cache-control'),
              ...(options.includes('--content-encoding') ? { 'content-encoding': option('--content-encoding') } : {}),
            },
          },
        ] as const;
      }),
  );
  expect([...objects.keys()].toSorted()).toEqual(names.map((name) => `s3://bucket/some/folder/${name}`).toSorted());
  const store = await serve((path, _request, response) => {
    const object = objects.get(`s3://bucket${path}`);
    if (!object) response.writeHead(404).end();
    else response.writeHead(200, object.headers).end(readFileSync(join(dist, object.from)));
  });
  try {
    // Such a store has no index of a folder.
    await page.goto(`${store.url}some/folder/index.html?lang=en`);
    await expect(page.getByRole('table').first()).toBeVisible();
    for (const [to, { headers }] of objects) {
      const name = to.replace('s3://bucket/some/folder/', '');
      expect(headers['cache-control'], name).toBe(headersOf(`/${name}`)['cache-control']);
      expect(headers['content-type'], name).toMatch(types[/\.([a-z]+)$/.exec(name)?.[1] ?? ''] ?? /^text\/plain/);
    }
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
});

test('a host that sends no headers of ours serves a page that works, below a path', async ({ page }) => {
  const host = await serve(files(dist, { under: '/project/', headers: { 'cache-control': 'max-age=600' } }));
  try {
    await works(page, `${host.url}project/`);
  } finally {
    await host.close();
  }
});
