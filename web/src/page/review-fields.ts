// What the fields of a draft are called, in which rows they stand, and how a value
// of one is shown and typed.
import type { Choice } from '../answer/labels';
import { inDollars } from '../draft/quick';
import { services } from '../draft/services';
import { types } from '../draft/plan-types';
import type { Draft, Field } from '../reading/types';
import { read } from '../words/decimals';
import type { Words } from '../words/words';

/** Fields that a source states together, such as a service in and out of network. */
export interface Row {
  key: string;
  title: string;
  fields: Shown[];
}

/** A field, or one of the parts that it is shown in. */
export interface Shown extends Field {
  /** The pointer of the whole. */
  whole?: string;
}

/** A draft with its fields as they are shown. */
export interface ShownDraft extends Draft {
  fields: Shown[];
}

/**
 * The fields of a draft, with those in parts that have a field for each: a limit on visits, the most that a plan pays,
 * and limits that were not read. Each part is shown as it was read, and typed by itself.
 */
export function inParts(draft: Draft): Shown[] {
  const tiers = draft.fields.some(({ field }) => field.endsWith('/tier3')) ? 3 : 2;
  return draft.fields.flatMap((field): Shown[] => {
    const { field: whole, value } = field;
    const parts = (names: readonly string[], values: object = {}) =>
      names.map((name): Shown => ({
        ...field,
        field: `${whole}/${name}`,
        value: (values as Record<string, unknown>)[name],
        whole,
      }));
    if (/^\/(?:deductibles|outOfPocketMaximums)(?:\/\d+)?$/.test(whole) && value === undefined)
      return parts(
        ['self', 'person', 'family', 'covers', 'network'].map((name) => (/\d$/.test(whole) ? name : `0/${name}`)),
      );
    if (whole === '/tierShares') return parts(['0', '1', '2'].slice(0, tiers), value ?? {});
    const said = typeof value === 'object' && value !== null ? value : {};
    if (whole.endsWith('/visitLimit'))
      return parts(['count', 'per', ...('years' in said ? ['years'] : [])], { per: 'year', ...said });
    if (whole.endsWith('/planPaysAtMost')) return parts(['amount', 'per'], said);
    return [field];
  });
}

/** Where a row has to be looked for: what needs a person first. */
export type Part = 'look' | 'notRead' | 'notThere' | 'read';

/** The rows of a draft by what is to be done about them, in the order of the source. */
export function rowsOf(words: Words, draft: ShownDraft): Record<Part, Row[]> {
  const rows = new Map<string, Row>();
  for (const field of draft.fields) {
    const key = keyOf(field.field);
    const row = rows.get(key) ?? { key, title: titleOf(words, key, draft), fields: [] };
    row.fields.push(field);
    rows.set(key, row);
  }
  const parts: Record<Part, Row[]> = { look: [], notRead: [], notThere: [], read: [] };
  for (const row of rows.values()) {
    const has = (state: Field['state']) => row.fields.some((field) => field.state === state);
    const part = has('look') ? 'look' : has('notRead') ? 'notRead' : has('read') ? 'read' : 'notThere';
    parts[part].push(row);
  }
  return parts;
}

/** The pointer of a row: a service, a limit, or a field by itself. */
const keyOf = (pointer: string): string =>
  /^\/(?:benefits|deductibles|outOfPocketMaximums|serviceLimits)\/[^/]+|^\/(?:premium|accounts|links|tierShares)\b/.exec(
    pointer,
  )?.[0] ?? pointer;

function titleOf(words: Words, key: string, { fields }: Draft): string {
  const { say } = words;
  const [, list = '', which = ''] = key.split('/');
  if (list === 'benefits') {
    const key = `sbc.${which}`;
    const name = words.has(key) ? say(key) : which;
    // Two rows of a summary have the same name.
    return which === 'hospitalPhysician' ? `${name}: ${say('event.hospital')}` : name;
  }
  if (list === 'deductibles' || list === 'outOfPocketMaximums') {
    const kind = say(list === 'deductibles' ? 'limit.deductible' : 'limit.outOfPocketMaximum');
    const all = new Set(fields.map(({ field }) => keyOf(field)).filter((one) => one.startsWith(`/${list}/`)));
    return say('limit.title', { kind, number: Number(which) + 1, count: all.size });
  }
  if (list === 'premium') return say('premium.title');
  if (list === 'accounts') return say('plan.accounts');
  if (list === 'serviceLimits') return say('shared.one');
  if (list === 'tierShares') return say('tiers.shares');
  const plain = key === '/id' ? 'review.id' : key === '/issuer' ? 'list.issuer' : `plan.${list}`;
  return words.has(plain) ? say(plain) : list;
}

/** What a field of a row is called there; nothing where the row's title says it. */
export function labelOf(words: Words, pointer: string): string | undefined {
  const { say } = words;
  const steps = pointer.split('/').slice(1);
  if (steps[0] === 'tierShares') return say('tiers.share', { tier: Number(steps[1]) + 1 });
  const name = steps.at(-1) ?? '';
  if (steps.length === 1) return undefined;
  if (name === 'terms') return say('benefit.in');
  if (name === 'visitLimit') return say('visits.count');
  if (name === 'outOfNetwork') return say('benefit.out');
  if (name === 'tier2' || name === 'tier3') return say('benefit.tier', { tier: Number(name.at(-1)) });
  const key = [
    steps.includes('visitLimit') || steps.includes('limit') ? `visits.${name}` : '',
    steps.includes('planPaysAtMost') ? `pays.${name}` : '',
    name === 'startsAnew' ? 'anew.title' : '',
    steps[0] === 'benefits' ? `benefit.${name === 'sharedFirstVisits' ? 'shared' : name}` : '',
    steps[0] === 'premium' && name === 'amount' ? 'premium.title' : '',
    `${steps[0] === 'premium' ? 'premium' : 'limit'}.${name}`,
    name === 'hsaContribution' ? 'accounts.hsa' : '',
    name === 'hra' ? 'accounts.hra' : '',
  ].find((one) => one && words.has(one));
  return key && words.has(key) ? say(key) : name;
}

const amounts = /\/(?:self|person|family|amount|acaLimit|taxCredit|hsaContribution|hra)$|^\/prices\//;

/** How a field is shown and typed. */
export type Control =
  | { kind: 'terms' | 'text' | 'whole number' }
  | { kind: 'amount' }
  | { kind: 'choice'; choices: readonly Choice[] }
  /** Too much for one field: it is confirmed as a whole. */
  | { kind: 'whole' };

export function controlOf(words: Words, { field, value }: Field): Control {
  const { say } = words;
  const name = field.split('/').at(-1) ?? '';
  if (typeof value === 'object' && value !== null) return { kind: 'whole' };
  if (/^\/benefits\/[^/]+\/(?:terms|outOfNetwork|tier2|tier3|retail90|mail90)$/.test(field)) return { kind: 'terms' };
  if (typeof value === 'boolean' || /^\/(?:requires|hsaEligible|grandfathered)|\/(?:aggregate|inAddition)$/.test(field))
    return {
      kind: 'choice',
      choices: [
        ['true', say('yes')],
        ['false', say('no')],
      ],
    };
  const named = (
    part: 'covers' | 'network' | 'premium.period' | 'visits.per' | 'pays.per',
    all: readonly string[],
  ): Control => ({
    kind: 'choice',
    choices: all.flatMap((one): Choice[] => {
      const key = `${part}.${one}`;
      return words.has(key) ? [[one, say(key)]] : [];
    }),
  });
  if (field === '/type')
    return { kind: 'choice', choices: types.map((type): Choice => [type, say(`type.name.${type}`)]) };
  if (field === '/unmarkedTerms')
    return {
      kind: 'choice',
      choices: [
        ['copaysWaived', say('plan.unmarkedTerms.copays')],
        ['afterDeductible', say('plan.unmarkedTerms.after')],
        ['deductibleWaived', say('plan.unmarkedTerms.waived')],
      ],
    };
  if (name === 'covers') return named('covers', ['medicalAndDrug', 'medical', 'drug', 'services']);
  if (name === 'network') return named('network', ['inNetwork', 'outOfNetwork', 'combined']);
  if (name === 'period') return named('premium.period', ['month', 'year', 'semimonthly', 'biweekly', 'weekly']);
  if (name === 'per')
    return /\/planPaysAtMost\//.test(field)
      ? named('pays.per', ['use', 'day', 'year', 'lifetime'])
      : named('visits.per', ['year', 'month', 'stay', 'years', 'lifetime']);
  if (amounts.test(field)) return { kind: 'amount' };
  if (typeof value === 'number' || /\/(?:year|count|years|startsAnew)$/.test(field)) return { kind: 'whole number' };
  return { kind: 'text' };
}

/** A value as its control shows it. */
export function shown(words: Words, { kind }: Control, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (kind === 'amount') return inDollars(String(value as string | number).replace(/\.00$/, ''), words.locale.marks);
  if (kind === 'whole') return wholeWords(words, value);
  return String(value as string | number | boolean);
}

/** What is too much for one field, in a few words. */
function wholeWords(words: Words, value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  if (value.every((one) => typeof one === 'number'))
    return words.say('limit.of.tiers', { count: value.length, tiers: words.list(value.map(String)) });
  const named = value.every((one) => typeof one === 'string' && services.includes(one as (typeof services)[number]));
  return named
    ? words.list(value.map((one) => words.say(`service.${one as (typeof services)[number]}`)))
    : words.say('review.several', { count: value.length });
}

/** The value that a text says, as a plan file has it; undefined: none. */
export function valueOf(words: Words, { kind }: Control, text: string): unknown {
  const said = text.trim();
  if (said === '') return undefined;
  if (kind === 'amount') return read(words.locale.marks, said);
  if (kind === 'choice' && /^(?:true|false)$/.test(said)) return said === 'true';
  if (kind === 'whole number' && /^\d+$/.test(said)) return Number(said);
  return said;
}
