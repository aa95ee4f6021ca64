// The page as it stands before its scripts run. Used when building only.
import messages from '../../locales/en.json';
import { Program } from '../engine/program';
import type { Comparison, EstimateResult, Simulation } from '../engine/types';
import { guide } from '../guide/guide';
import { sampleDraft } from './draft';
import type { First, Page } from './page';
import { draws, requestOf } from './request';
import { samples } from './samples';
import { view } from './view';
import { Words, type Messages } from './words';

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
  const comparison = ask<Comparison>(program.call('compare', JSON.stringify(request)));
  const { simulation: number } = ask<{ simulation: number }>(program.call('simulation', JSON.stringify({ ...request, simulation: draws })));
  const simulation = ask<Simulation>(program.call('advance', number, draws.years));
  program.end();
  const words = new Words('en', messages as unknown as Messages);
  const nowhere = () => undefined;
  const page: Page = {
    words,
    live: false,
    samples,
    draft,
    example: true,
    answer: { draft, result },
    upToDate: true,
    paused: { draft, result },
    opened: 0,
    answerInSight: true,
    years: { draft, simulation },
    whole: { draft, simulation },
    decided: { draft, comparison },
    pictures: undefined,
    guide,
    ledger: undefined,
    grouping: 'month',
    group: nowhere,
    problems: [],
    fault: undefined,
    notice: undefined,
    unread: undefined,
    address: undefined,
    link: undefined,
    linkCopied: false,
    canUndo: false,
    canRedo: false,
    problemsAt: () => [],
    isOpen: () => false,
    type: nowhere,
    settle: nowhere,
    change: nowhere,
    undo: nowhere,
    redo: nowhere,
    startAgain: nowhere,
    setOpen: nowhere,
    goTo: nowhere,
    retry: nowhere,
    makeLink: async () => undefined,
    download: async () => undefined,
    savePlanFile: nowhere,
    openPlanFile: nowhere,
  };
  const begun: First = { result, simulation, comparison };
  return { begun, title: `${words.say('title')} · Outpocket`, description: words.say('lead'), view: view(page) };
}
