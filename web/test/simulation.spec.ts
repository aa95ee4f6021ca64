// Simulations and comparisons through src/engine: in a Worker, and in slices
// on the page's own thread where none is allowed.
import { readFileSync } from 'node:fs';
import { expect, test as base, type Page } from '@playwright/test';

import { harness } from '../playwright.config';

const data = (name: string) => readFileSync(new URL(`../../estimator/testdata/${name}`, import.meta.url), 'utf8');
const request = JSON.parse(data('simulation.json'));
/** What the engine answers to it, byte for byte, wherever it runs. */
const answer = (JSON.parse(data('simulation.answer.json')) as { ok: unknown }).ok;

/** Where work is done: what the page's policy says of Workers, and whether there is one in the end. */
const places = {
  'in a Worker': { policy: undefined, workers: 1 },
  'on the page, Trusted Types not allowing the Worker': {
    policy: ['trusted-types outpocket-worker', "trusted-types 'none'"],
    workers: 0,
  },
  'on the page, its policy not allowing Workers': {
    policy: ["script-src 'self'", "worker-src 'none'; script-src 'self'"],
    workers: 0,
  },
} as const;

async function open(page: Page, policy: readonly [string, string] | undefined) {
  await page.route(harness, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    expect(text).toContain("require-trusted-types-for 'script'");
    await route.fulfill({ response, body: policy ? text.replace(...policy) : text });
  });
  await page.goto(harness);
}

const test = base.extend<{ page: Page }>({
  page: async ({ page }, use) => {
    const uncaught: Error[] = [];
    page.on('pageerror', (error) => uncaught.push(error));
    await use(page);
    expect(uncaught).toEqual([]);
  },
});

test('a Worker holds what has a first answer until all that is waited for more is there', async ({ page }) => {
  await open(page, undefined);
  const got = await page.evaluate(async (request) => {
    const { createEngine, startWorker, wasmUrl } = window.harness;
    const engine = createEngine({ wasmUrl, startWorker });
    const of = (years: number) => ({ ...request, simulation: { seed: 1, years, totalsOnly: true } });
    const alone = JSON.stringify(await engine.simulate(of(1000)));
    const releases: (() => void)[] = [];
    for (let i = 0; i < 2; i++) engine.hold(new Promise<void>((then) => releases.push(then)));
    let seen = 0;
    let ended = false;
    const long = engine.simulate(of(1000), { onProgress: ({ years }) => (seen = years) }).finally(() => (ended = true));
    const held: unknown[] = [];
    for (const release of releases) {
      // What has no first answer yet goes on, for longer than the rest of the other takes.
      for (let i = 0; i < 10; i++) await engine.simulate(of(190));
      held.push({ seen, ended });
      release();
    }
    return { held, same: JSON.stringify(await long) === alone };
  }, request);
  const atFirst = { seen: 200, ended: false };
  expect(got).toEqual({ held: [atFirst, atFirst], same: true });
});

for (const [place, { policy, workers }] of Object.entries(places)) {
  test.describe(place, () => {
    test.beforeEach(({ page }) => open(page, policy));

    test('the same seed and years give the same bytes as everywhere else', async ({ page }) => {
      const got = await page.evaluate(async (request) => {
        const { createEngine, startWorker, wasmUrl } = window.harness;
        const engine = createEngine({ wasmUrl, startWorker });
        const progress: { years: number; of: number; stage: string }[] = [];
        const simulation = await engine.simulate(request, {
          onProgress: ({ years, of, stage }) => progress.push({ years, of, stage }),
        });
        return { text: JSON.stringify(simulation), progress };
      }, request);
      expect(got.text).toBe(JSON.stringify(answer));
      expect(page.workers()).toHaveLength(workers);
      // The first answer comes after 200 years, and there is more each time.
      expect(got.progress[0]).toEqual({ years: 200, of: 300, stage: 'years' });
      const years = got.progress.filter(({ stage }) => stage === 'years').map((p) => p.years);
      expect(years).toEqual([...new Set(years)].toSorted((a, b) => a - b));
      expect(years.at(-1)).toBeLessThan(300);
      // What decides follows, over all of them.
      const rest = got.progress.slice(years.length);
      expect(new Set(rest.map((p) => p.years))).toEqual(new Set([300]));
      expect([...new Set(rest.map((p) => p.stage))]).toEqual(['rules', 'tippingPoints']);
    });

    test('fewer years than the first answer has come at once, and what decides after them', async ({ page }) => {
      const got = await page.evaluate(async (request) => {
        const { createEngine, startWorker, wasmUrl } = window.harness;
        const engine = createEngine({ wasmUrl, startWorker });
        const of = async (totalsOnly: boolean) => {
          const progress: number[] = [];
          const { years, stage } = await engine.simulate(
            { ...request, simulation: { seed: 1, years: 50, totalsOnly } },
            { onProgress: (simulation) => progress.push(simulation.years) },
          );
          return { years, stage, progress: [...new Set(progress)] };
        };
        return [await of(true), await of(false)];
      }, request);
      expect(got).toEqual([
        { years: 50, stage: 'done', progress: [] },
        { years: 50, stage: 'done', progress: [50] },
      ]);
    });

    test('stops when the signal aborts, and starts again with something else', async ({ page }) => {
      const got = await page.evaluate(async (request) => {
        const { createEngine, startWorker, wasmUrl } = window.harness;
        const engine = createEngine({ wasmUrl, startWorker });
        const long = { ...request, simulation: { seed: 1, years: 1_000_000 } };
        const reasons: unknown[] = [];
        let after = 0;
        // More than a program runs at a time: those that were stopped are closed.
        for (let i = 0; i < 10; i++) {
          const controller = new AbortController();
          const onProgress = () => {
            if (controller.signal.aborted) after++;
            controller.abort(`changed ${i}`);
          };
          reasons.push(
            await engine.simulate(long, { signal: controller.signal, onProgress }).catch((reason: unknown) => reason),
          );
        }
        const before = AbortSignal.abort('before');
        reasons.push(await engine.simulate(long, { signal: before }).catch((reason: unknown) => reason));
        reasons.push(await engine.compare(long, { signal: before }).catch((reason: unknown) => reason));
        const last = JSON.stringify(await engine.simulate(request));
        return { reasons, after, last };
      }, request);
      expect(got.reasons).toEqual([...Array.from({ length: 10 }, (_, i) => `changed ${i}`), 'before', 'before']);
      expect(got.after).toBe(0);
      expect(got.last).toBe(JSON.stringify(answer));
    });

    test('several at once give each their own', async ({ page }) => {
      const got = await page.evaluate(async (request) => {
        const { createEngine, startWorker, wasmUrl } = window.harness;
        const engine = createEngine({ wasmUrl, startWorker });
        const of = (seed: number) =>
          engine.simulate({ ...request, simulation: { seed, years: 600, totalsOnly: true } });
        const together = await Promise.all([of(1), of(2), of(3)]);
        const alone = [await of(1), await of(2), await of(3)];
        return { together: together.map((s) => JSON.stringify(s)), alone: alone.map((s) => JSON.stringify(s)) };
      }, request);
      expect(got.together).toEqual(got.alone);
      expect(new Set(got.alone).size).toBe(3);
      expect(page.workers()).toHaveLength(workers);
    });

    test('a request that is not right is refused with every problem', async ({ page }) => {
      const problems = await page.evaluate(async (request) => {
        const { createEngine, EngineError, startWorker, wasmUrl } = window.harness;
        const engine = createEngine({ wasmUrl, startWorker });
        const error = await engine
          .simulate({ ...request, simulation: { seed: -1, years: 0 } })
          .catch((error: unknown) => error);
        return error instanceof EngineError && error.problems.map((p) => `${p.code} ${p.pointer}`);
      }, request);
      expect(problems).toEqual(['out-of-range /simulation/seed', 'out-of-range /simulation/years']);
    });

    test.describe('a program that ends', () => {
      const outcomes = (page: Page, asked: { door: 'compare' | 'simulate'; die?: string; of?: number }[]) =>
        page.evaluate(async (asked) => {
          const { createEngine, EngineError, startWorker, crashingUrl } = window.harness;
          const engine = createEngine({ wasmUrl: crashingUrl, startWorker });
          const all: unknown[] = [];
          for (const { door, ...request } of asked) {
            all.push(
              await engine[door](request as never).catch((error: unknown) => {
                if (error instanceof EngineError) return error.code;
                throw error;
              }),
            );
          }
          return all;
        }, asked);
      /** A simulation that is done. How many calls it took depends on the clock. */
      const done = expect.objectContaining({ years: 3, of: 3 });

      for (const way of ['panic', 'exit', 'block', 'overflow', 'answer a number']) {
        test(`by ${way}: its work is rejected, the next is done`, async ({ page }) => {
          expect(
            await outcomes(page, [
              { door: 'simulate', of: 3, die: way },
              { door: 'simulate', of: 3 },
              { door: 'compare', die: way },
              { door: 'compare' },
            ]),
          ).toEqual(['engine-stopped', done, 'engine-stopped', 'compared']);
        });
      }

      test('through what came before is replaced, and the simulation begins again', async ({ page }) => {
        const all = await outcomes(page, [{ door: 'compare' }, { door: 'simulate', of: 3, die: 'fifth call' }]);
        // Three calls compare, the fourth begins and the fifth works years out.
        expect(all).toEqual(['compared', done]);
        expect((all[1] as { calls: number }).calls).toBeLessThan(5);
      });
    });
  });
}

test('a page goes on while it simulates in slices', async ({ page }) => {
  await open(page, places['on the page, its policy not allowing Workers'].policy);
  const turns = await page.evaluate(async (request) => {
    const { createEngine, wasmUrl } = window.harness;
    const engine = createEngine({ wasmUrl });
    await engine.load();
    let turns = 0;
    let going = true;
    const tick = () => {
      turns++;
      if (going) setTimeout(tick);
    };
    setTimeout(tick);
    await engine.simulate({ ...request, simulation: { seed: 1, years: 2000 } });
    going = false;
    return turns;
  }, request);
  expect(turns).toBeGreaterThan(5);
});

test('a Worker whose script cannot be loaded is done without', async ({ page }) => {
  await open(page, undefined);
  await page.route('**/worker-*.js', (route) => route.abort());
  const text = await page.evaluate(async (request) => {
    const { createEngine, startWorker, wasmUrl } = window.harness;
    return JSON.stringify(await createEngine({ wasmUrl, startWorker }).simulate(request));
  }, request);
  expect(text).toBe(JSON.stringify(answer));
  expect(page.workers()).toHaveLength(0);
});

/** Lets what waits in the page have its turn. */
const turn = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', done);
    port1.start();
    port2.postMessage(undefined);
  });

test.describe('a Worker that gives no sign of life', () => {
  /** The page's time: it goes on where a test says so. The Worker has its own, and is heard between the steps. */
  const pass = async (page: Page, milliseconds: number) => {
    for (let gone = 0; gone < milliseconds; gone += 250) {
      await page.clock.runFor(250);
      await page.evaluate(turn);
    }
  };

  /** Simulates with Workers that are as `how` says, and leaves what becomes of it in `became`. */
  const begin = async (page: Page, how: 'ends' | 'is never there') => {
    await page.clock.install();
    await open(page, undefined);
    await page.clock.pauseAt(Date.now() + 60_000);
    // A script that never arrives.
    if (how === 'is never there') await page.route('**/worker-*.js', () => undefined);
    await page.evaluate(
      async ({ how, request }) => {
        const { createEngine, startWorker, wasmUrl } = window.harness;
        const engine = createEngine({
          wasmUrl,
          startWorker() {
            const worker = startWorker();
            started.workers++;
            // The browser ends it as soon as there is work, and nobody is told.
            if (how === 'ends') {
              const { postMessage } = worker;
              worker.postMessage = (message: object) => {
                postMessage.call(worker, message);
                if (!('door' in message)) return;
                worker.terminate();
                started.ended = true;
              };
            }
            return worker;
          },
        });
        const started = { workers: 0, ended: how !== 'ends', became: '', again: '' };
        Object.assign(window, { started });
        const answer = JSON.stringify(await createEngine({ wasmUrl }).simulate(request));
        const simulated = async () =>
          JSON.stringify(await engine.simulate(request)) === answer ? 'the answer' : 'something else';
        const both = async () => {
          started.became = await simulated();
          started.again = await simulated();
        };
        void both();
      },
      { how, request: { ...request, simulation: { seed: 1, years: 50, totalsOnly: true } } },
    );
    // The engine comes over the network, the Worker takes its own time, and what is watched is there.
    await expect.poll(() => became(page)).toMatchObject({ workers: 1, ended: true });
  };
  type Started = { started: { workers: number; ended: boolean; became: string; again: string } };
  const became = (page: Page) => page.evaluate(() => (window as unknown as Started).started);
  const hide = (page: Page, hidden: boolean) =>
    page.evaluate((hidden) => Object.defineProperty(document, 'hidden', { value: hidden, configurable: true }), hidden);

  for (const [how, most] of [
    ['ends', 2000],
    ['is never there', 5000],
  ] as const) {
    test(`and ${how} is done without after ${most} ms`, async ({ page }) => {
      await begin(page, how);
      await pass(page, most - 250);
      expect(await became(page)).toMatchObject({ became: '', workers: 1 });
      await pass(page, 500);
      // The same answer, and what follows does not wait for another.
      await expect.poll(async () => (await became(page)).again).toBe('the answer');
      expect(await became(page)).toMatchObject({ became: 'the answer', workers: 1 });
    });

    test(`and ${how}: only time in which the page is seen counts, and it is asked once more`, async ({ page }) => {
      await begin(page, how);
      await pass(page, most - 500);
      await hide(page, true);
      await pass(page, 2 * most);
      await hide(page, false);
      await pass(page, most - 250);
      expect(await became(page)).toMatchObject({ became: '' });
      // The computer sleeps: the timers do not go off, and the clock is later at once.
      await page.clock.fastForward(3_600_000);
      await pass(page, most - 250);
      expect(await became(page)).toMatchObject({ became: '' });
      await pass(page, 500);
      await expect.poll(async () => (await became(page)).became).toBe('the answer');
    });
  }

  test('because it works is heard between two parts of its work, and kept', async ({ page }) => {
    await page.clock.install();
    await open(page, undefined);
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.evaluate((request) => {
      const { createEngine, startWorker, wasmUrl } = window.harness;
      Object.assign(window, { heard: 0, stop: new AbortController() });
      const engine = createEngine({
        wasmUrl,
        startWorker() {
          const worker = startWorker();
          worker.addEventListener('message', () => ((window as unknown as Heard).heard += 1));
          return worker;
        },
      });
      const { signal } = (window as unknown as Heard).stop;
      void engine
        .simulate({ ...request, simulation: { seed: 1, years: 1_000_000 } }, { signal })
        .catch(() => undefined);
    }, request);
    interface Heard {
      heard: number;
      stop: AbortController;
    }
    const heard = () => page.evaluate(() => (window as unknown as Heard).heard);
    await expect.poll(heard).toBeGreaterThan(0);
    for (let gone = 0; gone < 6000; gone += 250) {
      const before = await heard();
      await page.clock.runFor(250);
      await expect.poll(heard, { intervals: [20] }).toBeGreaterThan(before);
    }
    expect(page.workers()).toHaveLength(1);
    await page.evaluate(() => (window as unknown as Heard).stop.abort());
    // Nothing is asked of it any more, and it is not missed.
    await pass(page, 10_000);
    expect(page.workers()).toHaveLength(1);
  });
});
