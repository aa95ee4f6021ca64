// The page in an iframe of somebody else's, without an origin and without storage.
import { expect, type Page } from '@playwright/test';
import type { OutpocketPage } from '../src/page/outpocket-page';
import { settled } from './job';
import { dist, files, hostPage, serve, type Site } from './site';
import { test } from './years';

let provider: Site;
let host: Site;
test.beforeAll(async () => {
  provider = await serve(files(dist, { under: '/widgets/', headers: { 'access-control-allow-origin': '*' } }));
  host = await serve((path, _request, response) => {
    if (path === '/favicon.ico') response.writeHead(204).end();
    else
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          path === '/framed.html'
            ? hostPage('framed.html', { outpocket: `${provider.url}widgets/` })
            : '<!doctype html>',
        );
  });
});
test.afterAll(async () => {
  await provider.close();
  await host.close();
});

const frame = (page: Page) => page.frameLocator('iframe[data-outpocket]');
const height = (page: Page) => page.locator('iframe[data-outpocket]').evaluate((element) => element.clientHeight);
const inside = (page: Page) =>
  frame(page)
    .locator('outpocket-estimator')
    .evaluate((element) => Math.ceil(element.getBoundingClientRect().height));

test('in a sandbox: works, without storage, in the language and theme of its address, as high as it is', async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(`${host.url}framed.html`);
  await settled(frame(page).locator('outpocket-estimator-page'));
  await expect(frame(page).locator('.title')).toHaveText('¿Cuánto le costaría un año de atención médica?');
  const dark = await frame(page)
    .locator('outpocket-estimator')
    .evaluate(
      (element) => getComputedStyle(element.shadowRoot?.querySelector('[part=page]') as Element).backgroundColor,
    );
  expect((dark.match(/\d+/g) ?? []).slice(0, 3).every((part) => Number(part) < 60)).toBe(true);
  const origin = await frame(page)
    .locator('html')
    .evaluate(() => self.origin);
  expect(origin).toBe('null');

  await expect.poll(async () => (await height(page)) - (await inside(page))).toBe(0);
  // It follows when there is more, and when there is less.
  const before = await inside(page);
  await page.setViewportSize({ width: 340, height: 800 });
  await expect.poll(() => inside(page)).not.toBe(before);
  await expect.poll(async () => (await height(page)) - (await inside(page))).toBe(0);
  const narrow = await inside(page);
  for (const [letters, higher] of [
    ['150%', true],
    ['', false],
  ] as const) {
    await frame(page)
      .locator('html')
      .evaluate((html, letters) => (html.style.fontSize = letters), letters);
    await expect.poll(async () => (await inside(page)) > narrow).toBe(higher);
    await expect.poll(async () => (await height(page)) - (await inside(page))).toBe(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect.poll(() => inside(page)).toBeLessThanOrEqual(before);
  await expect.poll(async () => (await height(page)) - (await inside(page))).toBe(0);
  expect(complaints).toEqual([]);
});

test('the host script takes a height only from its frame and that frame’s own page, and only one that can be', async ({
  page,
}) => {
  await page.goto(`${host.url}framed.html`);
  await settled(frame(page).locator('outpocket-estimator-page'));
  await expect.poll(async () => (await height(page)) - (await inside(page))).toBe(0);
  const right = await height(page);

  // From the page itself, and from another frame.
  await page.evaluate(() => {
    postMessage({ type: 'outpocket-height', height: 1234 }, '*');
    const other = document.createElement('iframe');
    other.sandbox.add('allow-scripts');
    other.srcdoc = `<script>parent.postMessage({ type: 'outpocket-height', height: 1234 }, '*')</script>`;
    document.body.append(other);
    return new Promise((loaded) => other.addEventListener('load', loaded));
  });
  await page.evaluate(() => new Promise((later) => setTimeout(later, 100)));
  expect(await height(page)).toBe(right);

  // From the frame: what is no height, and what no page can be. What it shows keeps its own height meanwhile: the
  // bar at its end depends on what is in sight.
  await frame(page)
    .locator('outpocket-estimator')
    .evaluate((element: HTMLElement) => Object.assign(element.style, { height: '1000px', overflow: 'hidden' }));
  await expect.poll(() => height(page)).toBe(1000);
  const say = async (message: unknown) => {
    await frame(page)
      .locator('html')
      .evaluate((_element, text) => parent.postMessage(JSON.parse(text), '*'), JSON.stringify(message));
    await page.evaluate(() => new Promise((later) => setTimeout(later, 50)));
    return height(page);
  };
  for (const wrong of [
    null,
    'outpocket-height',
    {},
    { type: 'outpocket-height' },
    { type: 'outpocket-height', height: '900' },
    { type: 'outpocket-height', height: null },
    { type: 'height', height: 900 },
  ]) {
    expect(await say(wrong), JSON.stringify(wrong)).toBe(1000);
  }
  expect(await say({ type: 'outpocket-height', height: 900.5 })).toBe(901);
  expect(await say({ type: 'outpocket-height', height: 1e9 })).toBe(30_000);
  expect(await say({ type: 'outpocket-height', height: -5 })).toBe(150);

  // Another page in the same frame is not the one that the frame was given.
  await page.locator('iframe[data-outpocket]').evaluate((element: HTMLIFrameElement) => {
    element.removeAttribute('sandbox');
    element.style.height = '700px';
  });
  await page.evaluate((url) => frames[0]?.location.replace(url), `${host.url}other.html`);
  await expect(frame(page).locator('outpocket-estimator')).toHaveCount(0);
  expect(await say({ type: 'outpocket-height', height: 900 })).toBe(700);
});

test('what a household earns is told to nobody outside of the frame', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.addInitScript(() => {
    if (self === top)
      addEventListener('message', ({ data }) => ((window as { told?: unknown[] }).told ??= []).push(data));
  });
  await page.goto(`${host.url}framed.html`);
  const address = await page.locator('iframe[data-outpocket]').getAttribute('src');
  const inner = frame(page).locator('outpocket-estimator-page');
  await settled(inner);
  await inner.evaluate((element: OutpocketPage) => {
    for (const [pointer, value] of [
      ['/income', '48123'],
      ['/taxFamily', '3'],
      ['/place/state', 'TX'],
      ['/place/benchmark', '1618'],
    ] as const)
      element.type(pointer, value);
    element.change({
      ...element.draft,
      whoPays: 'marketplace',
      plans: element.draft.plans.map((plan) => ({ ...plan, market: 'exchange', metalLevel: 'Silver' })),
    });
  });
  // It is counted there.
  await expect
    .poll(() => inner.evaluate((element: OutpocketPage) => element.answer?.result.credit?.percentOfPovertyLine))
    .toBe(180);
  await settled(inner);
  const told = await page.evaluate(() => (window as { told?: { type: string }[] }).told ?? []);
  expect(new Set(told.map(({ type }) => type))).toEqual(new Set(['outpocket-height', 'outpocket-activity']));
  expect(JSON.stringify(told)).not.toMatch(/48123|1618|TX|income|poverty/i);
  expect(await page.locator('iframe[data-outpocket]').getAttribute('src')).toBe(address);
  expect(asked.filter((one) => /48123|1618/.test(one))).toEqual([]);
});

test('a page that is not in a frame is just a page', async ({ page }) => {
  await page.goto(`${provider.url}widgets/frame.html?lang=sv`);
  await expect(page.getByRole('table').first()).toBeVisible();
  await expect(page.locator('.title')).toHaveText('Vad skulle ett år av vård kosta dig?');
});
