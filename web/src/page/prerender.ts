// The page as it stands before its scripts run. Used when building only.
import { html } from 'lit';
import { pageOf } from '../../vite.languages';
import { Program } from '../engine/program';
import type { Comparison, EstimateResult, Simulation } from '../engine/types';
import { guide } from '../guide/guide';
import { closerTabs } from './closer-tabs';
import { sampleDraft } from '../draft/draft';
import { memberName } from '../answer/labels';
import type { First } from '../answer/verdict';
import type { Page } from './page';
import { inOrder } from '../answer/order';
import { draws, requestOf } from '../draft/request';
import { samples } from '../draft/samples';
import { view } from './template';
import { languages, wordsOf, type Language, type Words } from '../words/words';

const spoken = await Promise.all(
  (Object.keys(languages) as Language[]).map(async (language) => (await wordsOf(language)).complete()),
);

/** What the page begins with, worked out by the engine whose program `wasm` is. */
export async function first(wasm: BufferSource) {
  const program = new Program(await WebAssembly.compile(wasm));
  const draft = sampleDraft(samples.slice(0, 2));
  const request = requestOf(draft);
  const ask = <T>(text: string): T => {
    const envelope = JSON.parse(text) as { ok?: T };
    if (!envelope.ok) throw new Error(`the engine does not take the example: ${text}`);
    return envelope.ok;
  };
  const result = ask<EstimateResult>(program.call('estimate', JSON.stringify(request)));
  /** Takes all steps of a work. */
  const worked = <T extends object>(door: 'comparison' | 'simulation', text: string): T => {
    const { work } = ask<{ work: number }>(program.call(door, text));
    for (;;) {
      const so = ask<T & { stage?: string }>(program.call('advance', work, draws.years));
      if (so.stage === undefined || so.stage === 'done') return so;
    }
  };
  const comparison = worked<Comparison>('comparison', JSON.stringify(request));
  const simulation = worked<Simulation>('simulation', JSON.stringify({ ...request, simulation: draws }));
  program.end();
  const nowhere = () => undefined;
  const answered = { answer: { draft, result }, years: { draft, simulation }, upToDate: true, draft };
  const page: Omit<Page, 'words'> = {
    ...answered,
    live: false,
    samples,
    everySample: async () => samples,
    example: true,
    paused: answered.answer,
    opened: 0,
    step: 'answer',
    show: nowhere,
    tab: 'why',
    showTab: nowhere,
    clear: nowhere,
    useOwnPlans: async () => undefined,
    answerInSight: true,
    late: false,
    typing: false,
    atKey: false,
    whole: answered.years,
    decided: { draft, comparison },
    order: 'total',
    standing: inOrder(answered, 'total'),
    putInOrder: nowhere,
    pictures: undefined,
    guide,
    behind: undefined,
    closer: closerTabs,
    ledger: undefined,
    grouping: 'month',
    group: nowhere,
    careFor: undefined,
    addCareFor: nowhere,
    problems: [],
    updating: false,
    fault: undefined,
    notice: undefined,
    unread: undefined,
    unloaded: false,
    reload: nowhere,
    address: undefined,
    printing: false,
    canUndo: false,
    canRedo: false,
    problemsAt: () => [],
    neededAt: () => false,
    onlyNeeded: false,
    isOpen: () => false,
    type: nowhere,
    settle: nowhere,
    change: nowhere,
    undo: nowhere,
    redo: nowhere,
    startAgain: nowhere,
    setOpen: nowhere,
    goTo: nowhere,
    goToProblem: nowhere,
    retry: nowhere,
    openFiles: async () => {},
    review: undefined,
  };
  const begun: First = { result, simulation, comparison };
  return {
    begun,
    pages: spoken.map((words) => ({
      name: pageOf(words.language),
      language: words.language,
      parts: partsOf(words, page),
    })),
  };
}

/** What a language's page has in the places that index.html leaves open. */
function partsOf(words: Words, page: Omit<Page, 'words'>): Record<string, unknown> {
  const { say, language } = words;
  const { draft } = page;
  const others = spoken.filter((other) => other !== words);
  return {
    language,
    title: `${say('title')} · Outpocket`,
    description: say('lead'),
    pages: spoken.map(
      (one) => html`<link rel="alternate" hreflang=${one.language} href=${`./${pageOf(one.language)}`}>`,
    ),
    scripts: [
      html`<p>${say('plain.scripts')} ${say('plain.family', { who: words.list(draft.members.map(({ id, age }) => say('plain.person', { name: memberName(words, draft, id), age }))) })}</p>`,
      html`<p>${others.map((other) => html`<a href=${`./${pageOf(other.language)}`} hreflang=${other.language} lang=${other.language}>${other.say('plain.read')}</a> `)}</p>`,
    ],
    started: html`<p>${say('plain.started')}</p>`,
    first: view({ ...page, words }),
  };
}
