/**
 * What is behind what is opened: the plans in columns and their forms, the lines of a ledger, and
 * what is rarely stated of care and members. The first answer does without, so
 * it is loaded later, with its words:
 *
 *     const { behind, behindStyles } = await import('./behind');
 */
import { already } from './already';
import styles from './behind.css?inline';
import { moreOfItem } from './care-more';
import { filled, fillsOf, inTiers, tierWords } from './fills';
import { planLedger } from './ledger-lines';
import quickStyles from './quick-plans.css?inline';
import { quickPlans } from './quick-plans';
import { tiersOf } from '../draft/tiers';

export const behind = {
  ofPlans: quickPlans,
  ofLedger: planLedger,
  ofItem: moreOfItem,
  filled,
  inTiers,
  tierWords,
  tiersOf,
  fillsOf,
  already,
};

export const behindStyles = `${styles}\n${quickStyles}`;
