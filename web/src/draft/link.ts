// A draft in the fragment of an address, which no server gets to see.
import { inColumn, type Draft, type Plan } from './draft';
import { asDraft, type Read } from './check';

/** What a fragment of this version begins with. */
const version = 'v1.';
/** Longer drafts are no household's. */
const mostBytes = 1 << 20;

/** What a plan that began as a sample has from it and nobody can change. */
const fromSample = ['sources', 'illustrations', 'notExpressed'] as const;

/** The fragment that says all of `draft`, without its #. */
export const fragmentOf = (draft: Draft): Promise<string> =>
  packed(
    draft,
    draft.plans.map((plan) =>
      plan.sample === undefined
        ? plan
        : Object.fromEntries(Object.entries(plan).filter(([name]) => !fromSample.includes(name as never))),
    ),
  );

/**
 * The fragment of a draft whose plans are as they came: it says only which they
 * are, and reads where the same ones are among the samples. Without their terms
 * it is a fifth as long, short enough for a code that a phone's camera reads.
 */
export const shortFragmentOf = (draft: Draft): Promise<string> =>
  packed(
    draft,
    draft.plans.map(({ id, sample }) => ({ id, sample })),
  );

async function packed(draft: Draft, plans: readonly unknown[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...draft, plans }));
  const small = await through(bytes, new CompressionStream('deflate-raw'));
  return (
    version +
    btoa(Array.from(small, (byte) => String.fromCharCode(byte)).join(''))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, '')
  );
}

/** Tells whether a fragment is meant to be a draft, of whatever version. */
export const isDraftFragment = (fragment: string): boolean => /^#?v\d+\./.test(fragment);

/** The draft that a fragment says; undefined where it says none that can be read here. */
export async function draftOf(fragment: string, samples: readonly Plan[]): Promise<Read | undefined> {
  const text = fragment.replace(/^#/, '');
  if (!text.startsWith(version)) return undefined;
  try {
    const packed = atob(text.slice(version.length).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = await through(
      Uint8Array.from(packed, (character) => character.charCodeAt(0)),
      new DecompressionStream('deflate-raw'),
    );
    const said: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const read = asDraft(withPlans(said, samples));
    return (
      read && { ...read, draft: { ...read.draft, plans: read.draft.plans.map((plan) => withSources(plan, samples)) } }
    );
  } catch {
    return undefined;
  }
}

/** What a fragment says, with the plans that it only names. */
function withPlans(said: unknown, samples: readonly Plan[]): unknown {
  const { plans } = said as { plans?: unknown };
  if (!Array.isArray(plans)) return said;
  const whole = (plan: Partial<Plan>) => {
    const named = Object.keys(plan).length === 2 && samples.find(({ id }) => id === plan.sample);
    return named ? inColumn(named, plan.id ?? named.id) : plan;
  };
  return { ...(said as object), plans: plans.map(whole) };
}

function withSources(plan: Plan, samples: readonly Plan[]): Plan {
  const sample = samples.find(({ id }) => id === plan.sample);
  if (!sample) return plan;
  return { ...plan, ...Object.fromEntries(fromSample.flatMap((name) => (sample[name] ? [[name, sample[name]]] : []))) };
}

/** All that comes out of a stream when `bytes` go in, of at most a draft's size. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > mostBytes) {
      await reader.cancel();
      throw new RangeError('too long');
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
