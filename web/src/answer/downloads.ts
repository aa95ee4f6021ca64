// What can be kept as a file: the columns and every line as CSV, all of it as
// JSON, a plan as a plan file.
import type { Comparison, Simulation } from '../engine/types';
import { type Plan, isDrawn } from '../draft/draft';
import { yearOf, type Answer } from './verdict';
import { memberName, serviceName } from './labels';
import { draws, planFile, requestOf } from '../draft/request';
import { careParts, parts } from '../engine/parts';
import type { Words } from '../words/words';

/** What files are made of. */
export interface Kept {
  words: Words;
  /** The answer with its ledger, and the same with its plans as they stand on the page. */
  answer: Answer;
  tables: Answer;
  /** What was worked out of this draft, where all of it is there. */
  simulation: Simulation | undefined;
  comparison: Comparison | undefined;
}

/** Hands a file to the browser, which asks where it goes or puts it with the downloads. */
export function save(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it up by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A table as CSV (RFC 4180), with the mark by which spreadsheets know its letters. */
function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    // A spreadsheet takes text that begins so for a formula, behind spaces and in full width too. One that
    // ends cells at another mark than the comma, as where decimals have commas, finds beginnings within.
    const amount = /^-?\d+(\.\d+)?$/.test(text);
    const safe = amount ? text : text.replaceAll(/(?<=^|[;|\t\r\n])(?=["\s\u200b\ufeff]*[=+\-@＝＋－＠])/gu, "'");
    return /[",;\t|\s]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/**
 * The columns of the answer: plans across, facts down, amounts in dollars. What
 * a total is made of is of the possible years' mean, where those are there.
 */
function columnsCsv({ words, tables: { result, draft }, simulation }: Kept): string {
  const { say } = words;
  const { plans } = result;
  const drawn = (id: string) => simulation?.plans.find((plan) => plan.id === id);
  const listed = [say('row.listed'), ...plans.map(({ total }) => total)];
  const made = plans.map((plan) => {
    const years = drawn(plan.id);
    return years ? yearOf({ plan, years, total: years.total.mean }) : plan;
  });
  const years = (['mean', 'median', 'p90'] as const).map((figure) => [
    say(figure === 'p90' ? 'row.bad' : `row.${figure}`),
    ...plans.map(({ id }) => drawn(id)?.total[figure] ?? ''),
  ]);
  return csv([
    ['', ...plans.map((plan) => words.named(plan.name))],
    ['', ...plans.map((plan) => plan.type)],
    ...(simulation
      ? [...years, [say('csv.cheapest'), ...plans.map(({ id }) => String(drawn(id)?.cheapestOrTied ?? ''))]]
      : []),
    ...(simulation || !isDrawn(draft) ? [[say('row.total'), ...made.map(({ total }) => total)]] : []),
    ...[...parts, 'planPays' as const].map((fact) => [say(`row.${fact}`), ...made.map((plan) => plan[fact])]),
    [say('row.hsa'), ...made.map((plan) => plan.hsaContribution)],
    [say('row.hra'), ...made.map((plan) => plan.hraUsed)],
    ...(result.tax && words.has('row.taxSaved')
      ? [[say('row.taxSaved'), ...plans.map(({ taxSaved = '' }) => taxSaved)]]
      : []),
    ...(isDrawn(draft) ? [listed] : []),
    [say('row.worst'), ...plans.map(({ worstCase }) => worstCase.total ?? say('worst.unlimited'))],
  ]);
}

const shares = ['amount', ...careParts, 'planPays'] as const;

/** Every line of every plan, with its reasons as codes. */
function linesCsv({ words, tables: { draft, result } }: Kept): string {
  const { say } = words;
  const head = [
    say('csv.plan'),
    say('csv.date'),
    say('care.who'),
    say('care.service'),
    say('csv.network'),
    say('csv.terms'),
    ...shares.map((share) => say(share === 'amount' ? 'amount' : `row.${share}`)),
    say('csv.reasons'),
  ];
  const lines = result.plans.flatMap((plan) =>
    (plan.ledger ?? []).map((entry) => [
      words.named(plan.name),
      entry.date,
      memberName(words, draft, entry.member),
      serviceName(words, entry.service),
      entry.network,
      entry.terms ?? '',
      ...shares.map((share) => entry[share]),
      entry.reasons.map((reason) => reason.code).join(' '),
    ]),
  );
  return csv([head, ...lines]);
}

/** The request and what the engine answered to it, as its documents describe them. */
function everythingJson({ answer: { draft, result }, simulation, comparison }: Kept): string {
  const request = { ...requestOf(draft, true), ...(simulation ? { simulation: draws } : {}) };
  return `${JSON.stringify({ request, result, ...(simulation ? { simulation } : {}), ...(comparison ? { comparison } : {}) }, null, 2)}\n`;
}

/** What can be kept of an answer: the file that each is. */
export const downloads = {
  columns: { name: 'outpocket-columns.csv', type: 'text/csv', text: columnsCsv },
  lines: { name: 'outpocket-lines.csv', type: 'text/csv', text: linesCsv },
  json: { name: 'outpocket.json', type: 'application/json', text: everythingJson },
} as const satisfies Record<string, { name: string; type: string; text: (of: Kept) => string }>;

/** A plan as a plan file, under a name that file systems take. */
export function savePlan(plan: Plan): void {
  const name =
    plan.name
      .normalize('NFKD')
      .replaceAll(/[^\w]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .toLowerCase() || 'plan';
  save(`${name}.json`, 'application/json', `${JSON.stringify(planFile(plan, name), null, 2)}\n`);
}
