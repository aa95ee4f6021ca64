// What has to be opened for a field to be there: nothing is opened that has not come.
import type { Draft } from '../draft/draft';
import { inColumns } from './column-fields';
import { parent } from '../draft/pointer';

/** The keys of what has to be open for the field at `pointer` to be there. */
export function keysAround(draft: Draft, pointer: string): string[] {
  const [, field, index, inner] = pointer.split('/');
  const item = draft.care[Number(index)];
  const plan = draft.plans[Number(index)];
  const member = draft.members[Number(index)];
  if (field === 'care' && item && inner !== undefined && inner !== 'count') return [`care ${item.id}`];
  if (field === 'members' && member) {
    const part = /^(?:alreadyPaid|alreadyUsed|outOfNetwork|away|fills|use|conditions|credit|birthMonth)/.exec(
      inner ?? '',
    )?.[0];
    if (part === 'use' || part === 'conditions') return [];
    if (part === 'birthMonth') return ['credit'];
    return [part === undefined ? `member ${member.id}` : part.startsWith('already') ? 'paid' : part];
  }
  if (/^(year|startMonth|months)$/.test(field ?? '')) return ['coverage'];
  if (field === 'tribal' || pointer === '/place/benchmark') return ['credit'];
  if (field !== 'plans' || !plan || inner === undefined) return [];
  // In its column as in its form, these are always there.
  if (/^(name|type|through|premium)$/.test(inner) && inColumns(draft, pointer)) return [];
  return [
    // An amount for a kind of household can be one that is not in this one.
    `tiers ${parent(pointer)}`,
    ...(inColumns(draft, pointer) ? [] : [`plan ${plan.id}`]),
    ...['costs', 'events', 'rules', 'accounts', ...(inner === 'prices' ? [inner] : [])].map(
      (section) => `${section} ${plan.id}`,
    ),
  ];
}
