import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

// `make bench`: the tests' servers and browser, one measurement at a time.
export default defineConfig(tests, { testDir: 'bench', workers: 1, timeout: 300_000, reporter: 'line' });
