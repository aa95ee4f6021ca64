// A draft in the fragment of an address, which no server gets to see. Few open or make a
// link, so this is loaded with what is behind what is opened.
import { inColumn, maxMembers, ofIncome, ownId, type Draft, type Plan } from './draft';
import { asDraft, type Read } from './check';
import { version } from './fragment';
import { premiumsApart } from './premiums';

/** Longer drafts are no household's, nor are more of these, all people's and items' together: each is fields to draw. */
const mostBytes = 1 << 18;
const mostOfEach: Readonly<Record<string, number>> = {
  plans: 12,
  members: maxMembers,
  care: 200,
  providers: 100,
  drugs: 100,
  dates: 1000,
  alreadyPaid: 100,
  alreadyUsed: 100,
  outOfNetwork: 100,
};

/**
 * What a plan that began as a sample has from it and nobody can change. A link says none of it by itself:
 * it would put words and addresses of whoever made it under the name of the page that it opens.
 */
const fromSample = ['sources', 'illustrations', 'notExpressed', 'links', 'disclaimer'] as const;

/** The fragment that says all of `draft`, without its #; whom and what it names of doctors and medicines, and what is said of income and place, where that is asked for. */
export const fragmentOf = (draft: Draft, names = false, income = false): Promise<string> =>
  packed(
    handedOn(draft, names),
    draft.plans.map((plan) =>
      Object.fromEntries(Object.entries(plan).filter(([name]) => !fromSample.includes(name as never))),
    ),
    income,
  );

/**
 * The fragment of a draft whose plans are as they came: it says only which they
 * are, and reads where the same ones are among the samples. Without their terms
 * it is a fifth as long, short enough for a code that a phone's camera reads.
 */
export const shortFragmentOf = (draft: Draft): Promise<string> =>
  packed(
    handedOn(draft, false),
    draft.plans.map(({ id, sample }) => ({ id, sample })),
  );

/** Doctors and medicines as a link has them: under its plans alone, and without a name unless somebody wants it there. */
function handedOn(draft: Draft, names: boolean): Draft {
  const here = new Set(draft.plans.map(ownId));
  const without = <One extends { name: string; entry?: string; plans?: Record<string, unknown> }>({
    name,
    entry,
    plans = {},
    ...one
  }: One) => ({
    ...one,
    name: names ? name : '',
    ...(names && entry !== undefined ? { entry } : {}),
    plans: Object.fromEntries(Object.entries(plans).filter(([id]) => here.has(id))),
  });
  const { providers, drugs } = draft;
  return {
    ...draft,
    ...(providers ? { providers: providers.map(without) as typeof providers } : {}),
    ...(drugs ? { drugs: drugs.map(without) as typeof drugs } : {}),
  };
}

/** What the tax credit depends on: nobody hands on by accident what a household earns, and what it can get besides. */
const isPrivate = (name: string) => /^(credit.*|birthMonth)$/.test(name) || ofIncome.includes(name as never);

async function packed(draft: Draft, plans: readonly unknown[], income = false): Promise<string> {
  // The areas of a place are read where the link is opened.
  const left = income ? (name: string) => name === 'places' : isPrivate;
  const said = JSON.stringify({ ...draft, plans }, (name, value: unknown) => (left(name) ? undefined : value));
  const bytes = new TextEncoder().encode(said);
  const small = await through(bytes, new CompressionStream('deflate-raw'));
  return (
    version +
    btoa(Array.from(small, (byte) => String.fromCharCode(byte)).join(''))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, '')
  );
}

/** The draft that a fragment says; undefined where it says none that can be read here, or has more of something than a household has. */
export async function draftOf(fragment: string, samples: readonly Plan[]): Promise<Read | undefined> {
  const text = fragment.replace(/^#/, '');
  // Base 64 takes four letters for three bytes; what is packed is no longer than what it says.
  if (!text.startsWith(version) || text.length > mostBytes * 2) return undefined;
  try {
    const packed = atob(text.slice(version.length).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = await through(
      Uint8Array.from(packed, (character) => character.charCodeAt(0)),
      new DecompressionStream('deflate-raw'),
    );
    const left = new Map(Object.entries(mostOfEach));
    // Counted before anything is made of it.
    const counted = (name: string, value: unknown): unknown => {
      const most = left.get(name);
      if (!Array.isArray(value) || most === undefined) return value;
      if (value.length > most) throw new RangeError(`too many ${name}`);
      left.set(name, most - value.length);
      return value;
    };
    const said: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), counted);
    const read = asDraft(withPlans(said, samples));
    if (!read) return undefined;
    const draft = { ...read.draft, plans: read.draft.plans.map((plan) => withSources(plan, samples)) };
    return { ...read, draft: premiumsApart(draft, draft) };
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
  const own = Object.entries(plan).filter(([name]) => !fromSample.includes(name as never));
  const its = fromSample.flatMap((name) => (sample?.[name] ? [[name, sample[name]]] : []));
  return Object.fromEntries([...own, ...its]) as unknown as Plan;
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
