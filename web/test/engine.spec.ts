// The wrapper in src/engine and the door in wasm/, in a real page under the
// same Content-Security-Policy as the product's.
import { expect, test as base, type Page, type Request } from '@playwright/test';

import { harness } from '../playwright.config';

/** What became of a promise: its value, or its EngineError in plain words. */
type Outcome = { value: unknown } | { code: string; problems: unknown[] };

// Every test also fails when the page asked another server for anything, or
// when something was thrown that nobody caught.
const test = base.extend<{ page: Page; requests: Request[] }>({
  requests: async ({}, use) => use([]),
  page: async ({ page, requests }, use) => {
    const uncaught: Error[] = [];
    page.on('request', (request) => requests.push(request));
    page.on('pageerror', (error) => uncaught.push(error));
    await page.goto(harness);
    await use(page);
    expect(uncaught).toEqual([]);
    expect(requests.map((r) => r.url()).filter((url) => !url.startsWith(harness) && !url.startsWith('data:'))).toEqual(
      [],
    );
  },
});

const wasmRequests = (requests: Request[]) => requests.filter((r) => r.url().endsWith('.wasm')).length;

/** Runs one request after another on one engine, the one that crashes, and says what became of each. */
function outcomes(page: Page, requests: object[], now = false): Promise<Outcome[]> {
  return page.evaluate(
    async ([requests, now]) => {
      const { createEngine, EngineError, crashingUrl } = window.harness;
      const engine = createEngine({ wasmUrl: crashingUrl });
      if (now) await engine.load();
      const all: Outcome[] = [];
      for (const request of requests as never[]) {
        try {
          all.push({ value: now ? engine.estimateNow(request) : await engine.estimate(request) });
        } catch (error) {
          if (!(error instanceof EngineError)) throw error;
          all.push({ code: error.code, problems: [...error.problems] });
        }
      }
      return all;
    },
    [requests, now] as const,
  );
}

const alive = { value: 'alive' };
const stopped = { code: 'engine-stopped', problems: [] };

test('loads once for callers that come together and after', async ({ page, requests }) => {
  const values = await page.evaluate(async () => {
    const { createEngine, crashingUrl } = window.harness;
    const engine = createEngine({ wasmUrl: crashingUrl });
    const together = await Promise.all([engine.load(), engine.estimate({} as never), engine.estimate({} as never)]);
    return [...together.slice(1), await engine.estimate({} as never), engine.estimateNow({} as never), engine.ready];
  });
  expect(values).toEqual(['alive', 'alive', 'alive', 'alive', true]);
  expect(wasmRequests(requests)).toBe(1);
});

test('leaves nothing on the globals of the page', async ({ page }) => {
  const added = await page.evaluate(async () => {
    const before = new Set(Reflect.ownKeys(globalThis));
    const { createEngine, wasmUrl } = window.harness;
    await createEngine({ wasmUrl }).load();
    return Reflect.ownKeys(globalThis)
      .filter((key) => !before.has(key))
      .map(String);
  });
  expect(added).toEqual([]);
});

test('estimateNow before the program is there says so', async ({ page }) => {
  expect(
    await page.evaluate(() => {
      const { createEngine, wasmUrl } = window.harness;
      const engine = createEngine({ wasmUrl });
      try {
        engine.estimateNow({} as never);
      } catch (error) {
        return [(error as { code?: string }).code, engine.ready];
      }
      return 'no error';
    }),
  ).toEqual(['engine-not-ready', false]);
});

test.describe('a program that ends', () => {
  for (const way of ['panic', 'exit', 'exit quietly', 'block', 'overflow', 'exhaust', 'answer a number']) {
    test(`by ${way}: its request is rejected, the next one is answered`, async ({ page, requests }) => {
      expect(await outcomes(page, [{}, { die: way }, {}, { die: way }, {}])).toEqual([
        alive,
        stopped,
        alive,
        stopped,
        alive,
      ]);
      expect(wasmRequests(requests)).toBe(1);
    });
  }

  test('is replaced within estimateNow too', async ({ page }) => {
    expect(await outcomes(page, [{ die: 'panic' }, {}, { die: 'overflow' }, {}], true)).toEqual([
      stopped,
      alive,
      stopped,
      alive,
    ]);
  });

  test('through what came before is replaced without the caller noticing', async ({ page }) => {
    expect(await outcomes(page, [{}, { die: 'second call' }, {}])).toEqual([alive, alive, alive]);
  });

  test('for want of stack below a deep caller is replaced for the next one', async ({ page }) => {
    const codes = await page.evaluate(async () => {
      const { createEngine, EngineError, wasmUrl } = window.harness;
      const engine = createEngine({ wasmUrl });
      await engine.load();
      const codes: string[] = [];
      // Descends until the stack is used up, then tries on the way back from
      // every frame until there is room for the engine to answer.
      const fromBelow = (): boolean => {
        try {
          if (fromBelow()) return true;
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
        }
        try {
          engine.estimateNow({} as never);
        } catch (error) {
          if (!(error instanceof EngineError)) throw error;
          codes.push(error.code);
        }
        return codes.includes('invalid-request');
      };
      fromBelow();
      return codes;
    });
    expect(codes).toContain('engine-stopped');
    expect(codes.at(-1)).toBe('invalid-request');
  });
});

test.describe('a program whose memory has grown', () => {
  const count = { count: true };

  test('beyond 128 MB is replaced by a fresh one', async ({ page, requests }) => {
    const counted = (value: number) => ({ value });
    expect(await outcomes(page, [{}, { grow: 32 }, count, { grow: 160 }, count, count])).toEqual([
      alive,
      alive,
      counted(3),
      alive,
      counted(1),
      counted(2),
    ]);
    expect(wasmRequests(requests)).toBe(1);
  });

  test('goes on while a work is under way in it', async ({ page }) => {
    const dead = await page.evaluate(async () => {
      const { Program, crashingUrl } = window.harness;
      const program = new Program(await WebAssembly.compileStreaming(fetch(crashingUrl)));
      const dead = [];
      program.call('simulation', '{"of":3}');
      program.call('estimate', '{"grow":160}');
      dead.push(program.dead);
      program.call('advance', 1, 1);
      dead.push(program.dead);
      program.call('close', 1);
      dead.push(program.dead);
      return dead;
    });
    expect(dead).toEqual([false, false, true]);
  });
});

test.describe('a request', () => {
  /** What the engine itself says to a request that is not as the types ask. */
  const refusal = (page: Page, request: unknown) =>
    page.evaluate(async (request) => {
      const { createEngine, EngineError, wasmUrl } = window.harness;
      const engine = createEngine({ wasmUrl });
      const problems = async (request: unknown) => {
        try {
          await engine.estimate(request as never);
        } catch (error) {
          if (error instanceof EngineError) return { code: error.code, problems: error.problems };
        }
        throw new Error('no EngineError');
      };
      const refused = await problems(request);
      // Whatever it was, the engine still answers.
      const next = await problems([]);
      return { ...refused, next: next.code };
    }, request);

  test('of 2 MiB is refused with the limit', async ({ page }) => {
    expect(await refusal(page, { year: 'a'.repeat(2 << 20) })).toEqual({
      code: 'invalid-request',
      problems: [
        { code: 'document-too-long', pointer: '', found: 'at least 2097163 bytes', expected: 'at most 1048576 bytes' },
      ],
      next: 'invalid-request',
    });
  });

  test('nested 2,000 deep is refused', async ({ page }) => {
    const refused = await page.evaluate(async () => {
      const { createEngine, EngineError, wasmUrl } = window.harness;
      const engine = createEngine({ wasmUrl });
      let nested: unknown = 1;
      for (let depth = 0; depth < 2_000; depth++) nested = [nested];
      // Not far beyond this depth JSON.stringify itself ends for want of stack.
      const error = await engine.estimate({ toJSON: () => nested } as never).catch((error: unknown) => error);
      return (
        error instanceof EngineError && { code: error.code, problems: error.problems.map((problem) => problem.code) }
      );
    });
    expect(refused).toEqual({ code: 'invalid-request', problems: ['too-deep'] });
  });

  test("that JSON cannot say is the caller's mistake, not the engine's", async ({ page }) => {
    const outcome = await page.evaluate(async () => {
      const { createEngine, wasmUrl } = window.harness;
      const engine = createEngine({ wasmUrl });
      const circle: { self?: unknown } = {};
      circle.self = circle;
      const error = await engine.estimate(circle as never).catch((error: unknown) => error);
      return error instanceof TypeError && engine.ready;
    });
    expect(outcome).toBe(true);
  });
});

test.describe('loading', () => {
  const tryTwice = (page: Page, loadTimeout?: number) =>
    page.evaluate(async (loadTimeout) => {
      const { createEngine, crashingUrl } = window.harness;
      const engine = createEngine({ wasmUrl: crashingUrl, ...(loadTimeout ? { loadTimeout } : {}) });
      const settle = async (promise: Promise<unknown>) => {
        try {
          return await promise;
        } catch (error) {
          return (error as { code: string }).code;
        }
      };
      const first = await Promise.all([
        settle(engine.load().then(() => 'loaded')),
        settle(engine.estimate({} as never)),
      ]);
      return [...first, await settle(engine.estimate({} as never))];
    }, loadTimeout);

  for (const type of ['application/octet-stream', 'text/plain', 'application/wasm; charset=utf-8', '']) {
    test(`works when the server calls the program "${type}"`, async ({ page }) => {
      await page.route('**/*.wasm', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { 'content-type': type } });
      });
      expect(await tryTwice(page)).toEqual(['loaded', 'alive', 'alive']);
    });
  }

  const failures: Record<string, Parameters<Page['route']>[1]> = {
    'the program is missing': (route) => route.fulfill({ status: 404, contentType: 'application/wasm', body: '' }),
    'the connection breaks': (route) => route.abort('connectionreset'),
    'a page comes instead': (route) =>
      route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html>' }),
    'the program is cut short': async (route) => {
      const body = await (await route.fetch()).body();
      await route.fulfill({ status: 200, contentType: 'application/wasm', body: body.subarray(0, 100_000) });
    },
  };
  for (const [when, failure] of Object.entries(failures)) {
    test(`rejects every waiting caller when ${when}, and tries again`, async ({ page }) => {
      await page.route('**/*.wasm', failure, { times: 1 });
      expect(await tryTwice(page)).toEqual(['engine-unavailable', 'engine-unavailable', 'alive']);
    });
  }

  test('rejects every waiting caller when nothing comes, and tries again', async ({ page }) => {
    await page.route('**/*.wasm', () => {}, { times: 1 });
    expect(await tryTwice(page, 5000)).toEqual(['engine-unavailable', 'engine-unavailable', 'alive']);
  });
});
