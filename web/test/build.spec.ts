// What holds for the built page whatever it shows: where it may be served
// from, what it asks for, and what its Content-Security-Policy lets through.
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

// The engine that every visitor loads has the law's tables in it; places are files that are
// asked for. What the tables add cannot be cut out of the built engine: their source says no
// less than what is compiled of it, and more, since it has names and comments.
test('the tables of credit, age curves and taxes are at most 15 KB', () => {
  const tables = ['credit/table.go', 'rating/rating.go', 'tax/table.go'].map((file) =>
    readFileSync(new URL(`../../estimator/${file}`, import.meta.url)),
  );
  expect(brotliCompressSync(Buffer.concat(tables)).length).toBeLessThanOrEqual(15_000);
});

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
