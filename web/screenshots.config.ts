import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

// `make screenshots`: the tests' server and browser, a picture of every state.
export default defineConfig(tests, { testDir: 'screenshots', timeout: 120_000, reporter: 'line' });
