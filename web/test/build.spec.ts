// What holds for the built page whatever it shows: where it may be served
// from, what it asks for, and what its Content-Security-Policy lets through.
import { expect, test } from '@playwright/test';

test('runs from any folder, asks only its own server, breaks no policy', async ({ page, baseURL }) => {
  // The same files as if they stood in a folder of another site.
  const folder = new URL('/some/folder/', baseURL).href;
  await page.route(`${folder}**`, async (route) =>
    route.fulfill({ response: await route.fetch({ url: route.request().url().replace('/some/folder/', '/') }) }),
  );
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
  const elsewhere: string[] = [];
  page.on('request', (request) => request.url().startsWith(folder) || elsewhere.push(request.url()));
  const engine = page.waitForResponse((response) => response.url().endsWith('.wasm'));
  await page.goto(folder);
  expect((await engine).status()).toBe(200);
  await page.waitForLoadState('networkidle');
  expect(complaints).toEqual([]);
  expect(elsewhere).toEqual([]);
});
