// The npm package as others use it: installed into a React app that Vite builds, and
// into a program in Node. What `make test` packed is in build/release.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { preview } from 'vite';
import type { OutpocketEstimator } from '../src/element/outpocket-estimator';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const app = here('../../build/react-app/');
const { version } = JSON.parse(readFileSync(here('../npm/package.json'), 'utf8')) as { version: string };
const run = (program: string, args: readonly string[], input = '') =>
  execFileSync(program, args, { cwd: app, encoding: 'utf8', input, maxBuffer: 1 << 26 });

test.describe.configure({ mode: 'serial' });

test.beforeAll(() => {
  rmSync(app, { recursive: true, force: true });
  cpSync(here('react-app'), app, { recursive: true });
  writeFileSync(`${app}package.json`, JSON.stringify({ private: true, type: 'module' }));
  const tarball = here(`../../build/release/outpocket-${version}.tgz`);
  run('npm', ['install', '--offline', '--no-save', '--no-audit', '--no-fund', '--loglevel', 'error', tarball]);
  // What else the app needs is here already.
  mkdirSync(`${app}node_modules/@types`);
  for (const name of ['react', 'react-dom', 'scheduler', 'csstype', '@types/react', '@types/react-dom'])
    symlinkSync(here(`../node_modules/${name}`), `${app}node_modules/${name}`);
});

test('a React app has its types, is built by Vite as it comes, and hears the element’s answer', async ({ page }) => {
  run(here('../node_modules/.bin/tsc'), ['-p', '.']);
  run(here('../node_modules/.bin/vite'), ['build', '--logLevel', 'warn']);
  const server = await preview({ root: app, logLevel: 'warn', preview: { host: '127.0.0.1', port: 0 } });
  try {
    const address = server.resolvedUrls?.local[0] ?? '';
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
    page.on('request', (request) => request.url().startsWith(address) || complaints.push(request.url()));

    await page.goto(address);
    const estimator = page.locator('outpocket-estimator');
    await expect(estimator.getByRole('table').first()).toContainText('The cheap plan');
    // The same answer as a property of the element and as its event, and the plans that React set.
    const heard = page.locator('#heard');
    await expect(heard).toHaveText(/^cheap [\d.]+, dear [\d.]+$/);
    expect(await heard.textContent()).toBe(
      await estimator.evaluate(({ result }: OutpocketEstimator) =>
        result?.plans.map(({ id, total }) => `${id} ${total}`).join(', '),
      ),
    );
    const workers = page.workers().length;
    const worker = page.waitForEvent('worker');
    await page.getByRole('button', { name: 'Which costs least?' }).click();
    await worker;
    await expect(page.locator('#least')).toHaveText('cheap; never dear');
    // The element has one as well; the other one is given up.
    await expect.poll(() => page.workers().length).toBe(workers);
    expect(workers).toBe(1);
    expect(complaints).toEqual([]);
  } finally {
    await server.close();
  }
});

test('a program in Node answers as scripts/estimate does', () => {
  const requests = readFileSync(here('../../estimator/testdata/requests.jsonl'), 'utf8').split('\n').slice(0, 5);
  const input = [...requests, '{}', ''].join('\n');
  const answers = (text: string) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
  const wanted = execFileSync('go', ['run', './scripts/estimate'], { cwd: here('../..'), encoding: 'utf8', input });
  expect(answers(run('node', ['estimate.mjs'], input))).toEqual(answers(wanted));
});
