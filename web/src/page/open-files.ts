// Files that somebody opens. A plan file has one plan, which takes a column, or a list
// of plans, which are offered as those of an insurer's page are. Any other file is read
// by a program of its own, which is loaded for it, and looked at before it becomes a plan.
import { problemWords } from '../answer/problems';
import { asPlan } from '../draft/check';
import { maxPlans, typed } from '../draft/draft';
import { duplicateFields } from '../draft/duplicates';
import { addPlan } from '../draft/own-plans';
import { mostBytes, mostPlans } from '../draft/plan-list';
import { at } from '../draft/pointer';
import { EngineError } from '../engine/engine';
import type { Problem } from '../engine/types';
import type { Given } from '../reading/messages';
import { offerPlans } from './offered';
import type { OutpocketPage } from './outpocket-page';

/** The engine's limit for JSON, which one plan is within. */
const mostOfOne = 1 << 20;
/** More than so many problems nobody reads at once. */
const mostTold = 8;

type File = Blob & { name?: string };

/**
 * Takes what files say into the page, or tells there what is wrong with them. Rejects
 * with an EngineError where the engine is at fault.
 */
export async function openFiles(page: OutpocketPage, files: readonly File[]): Promise<void> {
  const others: Given[] = [];
  const unread: string[] = [];
  for (const file of files) {
    const name = typed(file.name ?? '') as string;
    const read = await planIn(file);
    if (read === undefined) others.push({ file, name });
    else unread.push(...(await openPlanFile(page, name, file.size, read)));
  }
  if (unread.length > 0) {
    page.unread = unread;
    page.show('plans');
    page.goTo('unread');
  }
  if (others.length === 0) return;
  const brought = await Promise.all([import('./review'), page.allWords(true)]).catch(() => undefined);
  if (!brought) {
    page.unloaded = true;
    return;
  }
  page.review ??= new brought[0].Review(page);
  await page.review.add(others);
}

/** What a plan file says, and what it says twice. */
interface Read {
  document: unknown;
  twice: Problem[];
}

/** What a plan file says; undefined for a file of others, or of letters that are not UTF-8, in which no plan of ours stands, and for a folder. */
async function planIn(file: File): Promise<Read | undefined> {
  try {
    if (file.size > mostBytes || !/^\s*[[{]/.test(await file.slice(0, 1024).text())) return undefined;
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    const document: unknown = JSON.parse(text);
    const [first]: unknown[] = Array.isArray(document) ? document : [document];
    return (Array.isArray(document) && document.length === 0) || isOurs(first)
      ? { document, twice: duplicateFields(text) }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether something means to be a plan of ours: its benefits have names, and those of other formats are lists. */
const isOurs = (plan: unknown): boolean =>
  typeof plan === 'object' &&
  plan !== null &&
  'benefits' in plan &&
  typeof plan.benefits === 'object' &&
  !Array.isArray(plan.benefits);

/** Takes the plans of a file into the page; tells what is wrong with them, in words. */
async function openPlanFile(
  page: OutpocketPage,
  name: string,
  size: number,
  { document, twice }: Read,
): Promise<string[]> {
  const { words } = page;
  const { say } = words;
  const told = (code: string) => problemWords(words, { code, pointer: '', found: '', expected: '' });
  const refuse = (...texts: string[]): string[] => texts.map((text) => say('file.unread', { file: name, text }));
  const refuseFor = (problems: readonly Problem[]): string[] => {
    const texts = problems
      .slice(0, mostTold)
      .map(
        (problem) =>
          `${problem.pointer || '/'}: ${problem.code === 'plan-list' ? say('file.notPlan') : problemWords(words, problem)}`,
      );
    const more = problems.length - texts.length;
    return refuse(
      ...(texts.length > 0 ? texts : [told('not-json')]),
      ...(more > 0 ? [say('problems.more', { count: more })] : []),
    );
  };
  if (twice.length > 0) return refuseFor(twice);
  if (Array.isArray(document) && document.length !== 1) {
    if (document.length === 0 || document.length > mostPlans)
      return refuse(say('file.count', { count: document.length, most: mostPlans }));
    page.notice = say('file.reading', { count: document.length });
    const problems = await offerPlans(page, document, (count) => say('file.offered', { count, file: name }), 'answer');
    if (problems.length === 0) return [];
    page.notice = undefined;
    return refuseFor(problems);
  }
  const one: unknown = Array.isArray(document) ? document[0] : document;
  if (size > mostOfOne) return refuse(told('document-too-long'));
  const plan = asPlan(one);
  if (plan) {
    const { draft } = page;
    if (draft.plans.length >= maxPlans) return refuse(say('plans.full', { most: maxPlans }));
    page.change(
      addPlan(draft, plan),
      at(at('/plans', draft.plans.length), 'name'),
      say('file.added', { name: plan.name }),
    );
    return [];
  }
  // What does not have the form of a plan cannot stand in the fields; the
  // engine says what is wrong with it.
  try {
    await page.engine.checkPlan(one);
    return refuse(told('not-json'));
  } catch (error) {
    if (!(error instanceof EngineError) || !page.engine.ready) throw error;
    return refuseFor(error.problems);
  }
}
