import { defineConfig } from '@playwright/test';

// PORT and the one behind it are free: two copies of the project can be tested at once.
const port = Number(process.env['PORT'] ?? 4173);
export const page = `http://127.0.0.1:${port}/`;
export const harness = `http://127.0.0.1:${port + 1}/`;
const serve = (mode: string, outDir: string, url: string) => ({
  command: `node_modules/.bin/vite preview --mode ${mode} --strictPort --port ${new URL(url).port} --outDir ${outDir}`,
  url,
  // A server left over from elsewhere would serve something else.
  reuseExistingServer: false,
});

/** Debian's Chromium without its windows: it takes a third of the time to open a page, and does with it the same. */
export const chromium = (name: 'chromium' | 'chromium-headless-shell') => process.env['CHROMIUM'] || `/usr/bin/${name}`;

// Runs against what `make build` left in dist/, in the system's Chromium.
export default defineConfig({
  testDir: 'test',
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  // What does not come at all fails here; how soon it comes on a busy machine is not what is tested.
  timeout: 240_000,
  expect: { timeout: 110_000 },
  reporter: 'list',
  use: {
    baseURL: page,
    browserName: 'chromium',
    // What a test routes or stops must reach its page; offline.spec.ts has its own.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: chromium('chromium-headless-shell'),
      // Chromium's sandbox does not start for root.
      chromiumSandbox: process.getuid?.() !== 0,
      // Nothing but what a test asks for goes over the network.
      args: [
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: [serve('production', '../dist', page), serve('test', '../../../build/harness', harness)],
});
