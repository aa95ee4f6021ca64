// Which fields of a plan stand in its column.
import type { Draft } from '../draft/draft';
import { tiersCovered } from '../draft/premiums';

/** The services whose terms people type first; with them the year's cost is within a few percent. */
export const firstRows = [
  'primaryCare',
  'specialist',
  'genericDrug',
  'preferredBrandDrug',
  'emergencyRoom',
  'hospitalStay',
  'other',
] as const;

/** Those that a baby adds. */
export const babyRows = ['prenatalVisit', 'deliveryFacility', 'deliveryPhysician'] as const;

const columnFields = new RegExp(
  `^/plans/\\d+/(name|type|metalLevel|through|childAlone|premium/(amount(/\\w+)?|period|taxCredit)|unmarkedTerms|(deductibles|outOfPocketMaximums)/\\d+(/(self|person|family))?|benefits/((${[...firstRows, ...babyRows].join('|')})(/terms)?|other/outOfNetwork))$`,
);

/** Whether the field of a plan at a pointer stands in its column, so that its form need not be opened for it. */
export function inColumns(draft: Draft, pointer: string): boolean {
  const [, tier] = /\/premium\/amount\/(\w+)$/.exec(pointer) ?? [];
  return columnFields.test(pointer) && (tier === undefined || tiersCovered(draft).some((one) => one === tier));
}
