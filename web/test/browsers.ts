// The three engines as people have them, each with what a test of all three needs: an address opened,
// a function run in the page, a button pressed and a field filled as somebody would.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { launch, type Browser } from 'puppeteer-core';
import { Builder, Key, type WebElement } from 'selenium-webdriver';
import { chromium } from '../playwright.config';

export interface Opened {
  open(address: string): Promise<void>;
  /** Runs a function in the page, which knows nothing but what is given. */
  run<Given, Told>(what: (given: Given) => Told | Promise<Told>, given: Given): Promise<Awaited<Told>>;
  /** Presses what a selector finds within an element's shadow. */
  press(host: string, selector: string): Promise<void>;
  /** Writes a text in the place of what a field has. */
  fill(host: string, selector: string, text: string): Promise<void>;
  close(): Promise<void>;
}

/** How many milliseconds a page may take to be as it is waited for, on a busy machine too. */
export const patience = 100_000;

/** Firefox as people have it, whose rules for files are strict. */
export const stockFirefox = () =>
  launch({
    browser: 'firefox',
    executablePath: process.env['FIREFOX'] || '/usr/bin/firefox-esr',
    extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true },
  });

const stockChromium = () =>
  launch({
    executablePath: chromium('chromium-headless-shell'),
    // Chromium's sandbox does not start for root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });

async function byPuppeteer(started: Promise<Browser>): Promise<Opened> {
  const browser = await started;
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 1024 });
  page.setDefaultTimeout(patience);
  return {
    open: async (address) => void (await page.goto(address)),
    run: (what, given) => page.evaluate(what as (given: unknown) => never, given),
    press: (host, selector) => page.locator(`${host} >>> ${selector}`).click(),
    async fill(host, selector, text) {
      // A locator's own click now and then waits for good for a field that stands still, on a busy machine.
      const field = await page.locator(`${host} >>> ${selector}`).waitHandle();
      await field.focus();
      await field.evaluate((one) => (one as HTMLInputElement).select());
      await page.keyboard.type(text);
    },
    close: () => browser.close(),
  };
}

async function ended(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  process.kill();
  await once(process, 'exit');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** WebKit as GTK has it, on a screen that nobody sees, by WebDriver: Puppeteer does not speak it. */
async function webkit(): Promise<Opened> {
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [display] = (await once(screen.stdout, 'data')) as [Buffer];
  const port = await freePort();
  const server = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: { ...process.env, DISPLAY: `:${String(display).trim()}` },
    stdio: 'ignore',
  });
  // A test that is given up leaves none of them behind.
  process.once('exit', () => [server, screen].forEach((one) => one.kill()));
  const address = `http://127.0.0.1:${port}`;
  const close = async () => {
    await ended(server);
    await ended(screen);
  };
  try {
    const until = Date.now() + patience;
    while (!(await fetch(`${address}/status`).catch(() => undefined))) {
      if (server.exitCode !== null || Date.now() > until) throw new Error('WebKitWebDriver does not start');
      await setTimeout(50);
    }
    const driver = await new Builder().usingServer(address).withCapabilities({ browserName: 'MiniBrowser' }).build();
    await driver.manage().setTimeouts({ script: patience, pageLoad: patience });
    const found = (host: string, selector: string) =>
      driver.wait<WebElement>(
        () =>
          driver.executeScript<WebElement>(
            `const found = document.querySelector(arguments[0])?.shadowRoot?.querySelector(arguments[1]);
            found?.scrollIntoView({ block: 'center' });
            return found;`,
            host,
            selector,
          ),
        patience,
      );
    return {
      open: (address) => driver.get(address),
      async run(what, given) {
        const told = await driver.executeAsyncScript<{ told?: never; threw?: string }>(
          `const done = arguments[1];
          Promise.resolve(arguments[0]).then(${String(what)})
            .then((told) => done({ told }), (threw) => done({ threw: String(threw) }));`,
          given,
        );
        if (told.threw !== undefined) throw new Error(told.threw);
        return told.told as never;
      },
      press: async (host, selector) => (await found(host, selector)).click(),
      async fill(host, selector, text) {
        const field = await found(host, selector);
        const { length } = (await field.getAttribute('value')) ?? '';
        await field.sendKeys(Key.END, Key.BACK_SPACE.repeat(length), text);
      },
      async close() {
        await driver.quit();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export const browsers: Record<string, () => Promise<Opened>> = {
  Chromium: () => byPuppeteer(stockChromium()),
  Firefox: () => byPuppeteer(stockFirefox()),
  WebKit: webkit,
};

/** Does something in a browser of its own, which is closed behind it. */
export async function within(name: string, what: (opened: Opened) => Promise<void>): Promise<void> {
  const opened = await browsers[name]?.();
  if (!opened) throw new Error(`no browser ${name}`);
  try {
    await what(opened);
  } finally {
    await opened.close();
  }
}
