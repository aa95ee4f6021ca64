// Pages that draw fewer possible years. A page draws all of them anew after each
// change, and most tests ask what it makes of an answer: they do as well with few.
// That a page asks for all, and shows them as they come, is held by tests that ask for
// all: in every browser by engines.spec.ts, step by step by order.spec.ts, and under
// whatever is pressed by press.spec.ts.
import { test as base, type BrowserContext } from '@playwright/test';
import { draws } from '../src/draft/request';

/** So few come at once, without a part of them before; what decides follows. */
export const few = 100;

/** Has the pages of a context ask for so many years in the place of all, of a Worker or where there is none. */
export const drawInstead = (context: BrowserContext, years: number): Promise<unknown> =>
  context.addInitScript(
    ([all, years]) => {
      const { stringify } = JSON;
      JSON.stringify = ((...given: unknown[]) =>
        // What is no JSON has no text.
        (Reflect.apply(stringify, JSON, given) as string | undefined)?.replace(
          new RegExp(`"years":${all}\\b`),
          `"years":${years}`,
        )) as typeof stringify;
    },
    [draws.years, years] as const,
  );

/** Tests in whose contexts pages draw few years, where they do not ask for all: `test.use({ years: draws.years })`. */
export const test = base.extend<{ years: number }>({
  /** How many possible years a page draws. */
  years: [few, { option: true }],
  context: async ({ context, years }, use) => {
    if (years !== draws.years) await drawInstead(context, years);
    await use(context);
  },
});
