import { defineConfig } from '@playwright/test';
import tests, { chromium } from './playwright.config';

// `make bench`: the tests' servers, and the whole browser that readers have, one measurement at a time.
export default defineConfig(tests, {
  testDir: 'bench',
  workers: 1,
  timeout: 300_000,
  reporter: 'line',
  use: { launchOptions: { ...tests.use?.launchOptions, executablePath: chromium('chromium') } },
});
