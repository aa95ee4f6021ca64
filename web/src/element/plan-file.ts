// Plan files: a list of plans, each the same object as in a request and in
// plans/*.json, fetched and checked before anything of them is shown.
import { offerIn, type Offer } from '../answer/offer';
import { duplicateFields } from '../draft/duplicates';
import { isDirectory, type Directory } from '../draft/directory';
import { mostBytes } from '../draft/plan-list';
import type { Engine } from '../engine/engine';
import { Failure } from './failure';
import { fetched, type Codes } from './fetched';
import type { Draft, Household } from '../draft/draft';

export const codes: Codes = {
  unreachable: 'plans-unreachable',
  notFound: 'plans-not-found',
  slow: 'plans-slow',
  tooLarge: 'plans-too-large',
  notText: 'plans-not-json',
};

/** For whom and until when plans are looked at. */
export interface Looking {
  /** The household that they are ranked for, asked for while they are checked and then; the example where there is none. */
  household?: () => Promise<Draft | Household | undefined>;
  signal?: AbortSignal;
}

/**
 * The plans of the file at `address`, checked; of the index of a directory, that directory. Rejects with a
 * Failure, or with the signal's reason.
 */
export async function plansAt(
  address: string,
  engine: Engine,
  looking: Looking,
): Promise<Offer | { directory: Directory }> {
  const text = await planText(address, looking.signal ?? new AbortController().signal);
  const file = parsed(text, address);
  if (isDirectory(file)) return { directory: { address, text } };
  await engine.load();
  return checked(file, engine, looking, address);
}

/** What is in the file at `address`, not yet looked at. */
export const planText = (address: string, signal: AbortSignal): Promise<string> =>
  fetched(address, codes, signal, mostBytes);

/** The plans that a file says, checked by an engine that is there. Rejects as plansAt does. */
export const plansIn = async (text: string, engine: Engine, looking: Looking = {}, address?: string): Promise<Offer> =>
  checked(parsed(text, address), engine, looking, address);

function parsed(text: string, address: string | undefined): unknown {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (cause) {
    throw new Failure('plans-not-json', address, [], { cause });
  }
  const problems = duplicateFields(text);
  if (problems.length > 0) throw new Failure('plans-invalid', address, problems);
  return file;
}

/** What is not a list of plans that the engine takes is refused whole, with the problems found. */
export async function checked(
  value: unknown,
  engine: Engine,
  { household, signal }: Looking = {},
  address?: string,
): Promise<Offer> {
  const offer = await offerIn(value, engine, household, signal);
  if ('problems' in offer) throw new Failure('plans-invalid', address, offer.problems);
  return offer;
}
