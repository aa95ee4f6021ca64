import config from './playwright.config';
export default { ...config, timeout: 90_000, expect: { timeout: 15_000 }, use: { ...config.use, actionTimeout: 15_000 } };
