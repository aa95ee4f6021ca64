// A draft in the fragment of an address, which no server gets to see.
import type { Draft, Plan } from './draft';
import { asDraft, type Read } from './check';

/** What a fragment of this version begins with. */
const version = 'v1.';
/** Longer drafts are no household's. */
const mostBytes = 1 << 20;

/** What a plan that began as a sample has from it and nobody can change. */
const fromSample = ['sources', 'illustrations', 'notExpressed'] as const;

/** The fragment that says all of `draft`, without its #. */
export async function fragmentOf(draft: Draft): Promise<string> {
  const plans = draft.plans.map((plan) =>
    plan.sample === undefined
      ? plan
      : (Object.fromEntries(
          Object.entries(plan).filter(([name]) => !fromSample.includes(name as never)),
        ) as unknown as Plan),
  );
  const bytes = new TextEncoder().encode(JSON.stringify({ ...draft, plans }));
  const packed = await through(bytes, new CompressionStream('deflate-raw'));
  return (
    version +
    btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''))
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
    const read = asDraft(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return (
      read && { ...read, draft: { ...read.draft, plans: read.draft.plans.map((plan) => withSources(plan, samples)) } }
    );
  } catch {
    return undefined;
  }
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
