import type { Answer, Decided, Standing, Years } from '../answer/verdict';
import type { Draft, Plan } from '../draft/draft';
import type { Problem } from '../engine/types';
import type { Order } from '../answer/order';
import type { Guest } from './guest';
import type { Keeping } from './keeping';
import type { Language, Words } from '../words/words';

/** By what the lines of a ledger are put together. */
export const groupings = ['month', 'member', 'service'] as const;
export type Grouping = (typeof groupings)[number];

/** The steps in which everything is said that the answer depends on, and the answer. Where there is room they stand side by side. */
export const steps = ['who', 'care', 'doctors', 'plans', 'answer'] as const;
export type Step = (typeof steps)[number];

/** A closer look at the answer, one at a time. */
export const tabs = ['why', 'whatIf', 'rules', 'bills', 'assumptions', 'guide', 'keep'] as const;
export type Tab = (typeof tabs)[number];

/** Where an insurer's lists of doctors and medicines are (scripts/directory build). */
export interface ListedAt {
  /** Of their manifest. */
  readonly address: string;
  /** What is in that, where it is here already. */
  readonly text?: string;
  /** The area, where whoever put the lists there says which. */
  readonly area?: string | undefined;
}

/** What the parts of the page see of it, and what they can have it do. */
export interface Page extends Standing {
  readonly words: Words;
  /** Set where this is part of somebody else's page. */
  readonly guest?: Guest | undefined;
  /** What is wrong with an insurer's own words, for whoever put them there. */
  readonly unused?: unknown;
  /** The language that was chosen, while its words are on their way, and the last whose words did not come. */
  readonly chosen?: Language | undefined;
  readonly unspoken?: Language | undefined;
  /** Whether something of the page could not be loaded, and has it loaded again. */
  readonly unloaded: boolean;
  /** Whether that is so because another version of the page is where this one came from. */
  readonly replaced?: boolean;
  reload(): void;
  /** False where the page stands as plain HTML, before its scripts run. */
  readonly live: boolean;
  /** The plans to begin with and to choose from. */
  readonly samples: readonly Plan[];
  /** The same, with those that are fetched later. */
  everySample(): Promise<readonly Plan[]>;
  /** True while the draft is the household that the page came with. */
  readonly example: boolean;
  /** The household that the page came with; none where it stands as plain HTML. */
  readonly ofExample?: Draft;
  /** The step that is shown where there is room for one only; of plans and answer one is shown everywhere. */
  readonly step: Step;
  show(step: Step): void;
  readonly tab: Tab;
  showTab(tab: Tab): void;
  /** Forgets the example household, and begins with one person of whom nothing is known. */
  clear(): void;
  /** Puts two empty plans of the reader's own in the place of those that are there. */
  useOwnPlans(): Promise<void>;
  /** Whether the columns of the answer are in the window. */
  readonly answerInSight: boolean;
  /** Whether amounts of an earlier draft have stood for so long that it has to be said. */
  readonly late: boolean;
  /** The possible years that were worked out last of which all were. */
  readonly whole: Years | undefined;
  /** What decides, worked out last. */
  readonly decided: Decided | undefined;
  /** True while nothing changes but by what is being typed: what is not seen waits for the pause. */
  readonly typing: boolean;
  /** True in the frame of a key, in which the answer is drawn; all else is drawn behind its paint. */
  readonly atKey: boolean;
  /** The answer at the last pause: what pictures and guide show, so that typing does not wait for them. */
  readonly paused: Answer | undefined;
  /** The order that was chosen for the plans, and their ids as they stand since it was last taken. */
  readonly order: Order;
  readonly standing: readonly string[];
  putInOrder(order: Order): void;
  /** What draws the year in pictures, and the guide, once fetched. */
  readonly pictures: typeof import('../charts/charts') | undefined;
  readonly guide: typeof import('../guide/guide').guide | undefined;
  /** What is behind what is opened, once fetched with its words. */
  readonly behind: typeof import('./behind').behind | undefined;
  /** What the tabs show but for the first, once fetched with its words. */
  readonly closer: typeof import('./closer-tabs').closerTabs | undefined;
  /** The answer with its ledger, once one has been opened. */
  readonly ledger: Answer | undefined;
  /** By what the lines of a ledger are put together. */
  readonly grouping: Grouping;
  group(grouping: Grouping): void;
  /** The member for whom care is added; undefined: nobody was chosen. */
  readonly careFor: string | undefined;
  addCareFor(member: string): void;
  /** Every problem to show now. */
  readonly problems: readonly Problem[];
  /** Whether a change waits for the engine, which is still on its way. */
  readonly updating: boolean;
  /** Why there is no answer, where the draft is not at fault: a code of EngineError. */
  readonly fault: string | undefined;
  /** The mistakes shown beside the field or group with this pointer. */
  problemsAt(pointer: string): readonly Problem[];
  /** Tells whether it is still to be filled in, and nobody has left it empty. */
  neededAt(pointer: string): boolean;
  /** Whether all problems are of that kind. */
  readonly onlyNeeded: boolean;

  /** Puts what was typed or chosen into the draft; `field` is where, if its place is not the field's own. */
  type(pointer: string, value: unknown, field?: string): void;
  /** The field that was typed into has been left. */
  settle(): void;
  /** Takes another draft, says `what` was done where that cannot be seen, and goes to the field `focus`. */
  change(draft: Draft, focus?: string, what?: string): void;
  /** Lists in which doctors and medicines can be looked up, where somebody has put them. */
  readonly lists?: ListedAt | undefined;
  /** The question where somebody lives, where a directory has the plans by place. */
  readonly where?: () => unknown;
  /** What the premium tax credit depends on, and what it is, for who buys at a marketplace. */
  readonly credit?: () => unknown;
  /** What is asked and said of taxes, where somebody counts them. */
  readonly taxes?: () => unknown;
  /** All plans that are offered, in order, where there are more than columns. */
  readonly list?: () => unknown;

  /** Goes back to before the last change, and forth again. */
  undo(): void;
  redo(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What was done last, in words, where that is said. */
  readonly notice: string | undefined;
  /** Forgets everything and begins with the example. */
  startAgain(): void;

  /** The address that links are made of; without one none are. */
  readonly address: string | undefined;
  /** What makes links, text and files of the answer, once fetched. */
  readonly keeping?: Keeping | undefined;
  /** Set where nothing may be taken along or brought: no printing, no files. */
  readonly sealed?: boolean;
  /** Opens files with plans, or text that was pasted: plan files, and papers and files of others. */
  openFiles(files: readonly (Blob & { name?: string })[]): Promise<void>;
  /** What is read in files of others, until it is looked at; there once such a file was opened. */
  readonly review: import('./review').Review | undefined;
  /** What is wrong with the file that was opened last. */
  readonly unread: readonly string[] | undefined;

  /** While it is printed: what was put in is there to be read only then. */
  readonly printing: boolean;
  /** Grows with every part that is opened or closed. */
  readonly opened: number;
  isOpen(key: string): boolean;
  setOpen(key: string, open: boolean): void;
  /** Opens what is around the field with this pointer and goes there. */
  goTo(pointer: string): void;
  /** Goes to the field of a problem, which is told there. */
  goToProblem(problem: Problem | undefined): void;
  retry(): void;
}
