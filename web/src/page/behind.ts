/**
 * What is behind what is opened: the plans in columns and their forms, the lines of a ledger, and
 * what is rarely stated of care and members. The first answer does without, so
 * it is loaded later, with its words:
 *
 *     const { behind, behindStyles } = await import('./behind');
 */
import { already } from './already';
import styles from './behind.css?inline';
import { brought, instead } from './brought';
import { ofItem } from './care-more';
import { closerTabs } from './closer-tabs';
import { elsewhere, seek } from './drawn-care';
import { fillsOf, tierWords } from './fills';
import { joining, newborn } from './joining';
import { keysAround } from './keys-around';
import { planLedger } from './ledger-lines';
import { lookUp } from './looked-up';
import { namedRows, doctorsUnder, ofNamed } from './named';
import { leftOfExample } from './left-of-example';
import { useOwnPlans } from './own-plans';
import { printed } from './printed';
import { problemList } from './problem-list';
import quickStyles from './quick-plans.css?inline';
import { quickPlans } from './quick-plans';
import type { Draft } from '../draft/draft';
import { draftOf, fragmentOf } from '../draft/link';
import { splits } from './may-split';
import { paidByOther, premiumsApart } from '../draft/premiums';
import { related } from '../draft/related';
import { tiersOf } from '../draft/tiers';
import { flags } from './flags';

/** The draft `after` a change, with what follows from it: who somebody new is, how often a premium is paid, and which are still to be asked. */
const follow = (before: Draft, after: Draft): Draft =>
  premiumsApart(before, paidByOther(before, related(before, after)));

export const behind = {
  closerTabs,
  ofPlans: quickPlans,
  ofLedger: planLedger,
  ofItem,
  tierWords,
  tiersOf,
  fillsOf,
  seek,
  elsewhere,
  already,
  leftOfExample,
  useOwnPlans,
  lookUp,
  splits,
  ofNamed,
  namedRows,
  doctorsUnder,
  joining,
  newborn,
  keysAround,
  printed,
  problemList,
  brought,
  instead,
  follow,
  flags,
};

export { Keeping } from './keeping';

/** Opens and makes links. */
export const links = { draftOf, fragmentOf };

export const behindStyles = `${styles}\n${quickStyles}`;

/** Tells whether another version of the page is where it came from: its document names another script there. */
export async function isReplaced(): Promise<boolean> {
  const script = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.getAttribute('src');
  const there = await fetch(location.href, { cache: 'no-store' });
  return Boolean(script) && there.ok && !(await there.text()).includes(script ?? '');
}
