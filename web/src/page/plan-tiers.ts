// How many tiers a plan's network has, and how much care is in each.
import { html, nothing, type TemplateResult } from 'lit';
import type { Plan } from '../draft/draft';
import { checkField, group, percentField, selectField } from './fields';
import type { Choice } from '../answer/labels';
import type { Page } from './page';
import { at, get, put } from '../draft/pointer';
import { mostTiers, tiersOf, withTiers } from '../draft/tiers';

export const tierNumbers = (tiers: number): number[] => Array.from({ length: tiers }, (_, i) => i + 1);

export function networkTiers(page: Page, plan: Plan, pointer: string): TemplateResult | typeof nothing {
  const { say } = page.words;
  const tiers = tiersOf(plan);
  if (plan.type === 'Indemnity' && tiers === 1) return nothing;
  const shares = at(pointer, 'tierShares');
  return html`<div class="row">
      ${selectField(page, `${pointer}.tiers`, {
        label: say('tiers.title'),
        help: say('tiers.help'),
        value: String(tiers),
        choices: tierNumbers(mostTiers).map((count): Choice => [String(count), say('tiers.count', { count })]),
        change: (count) =>
          page.change(put(page.draft, pointer, withTiers(get(page.draft, pointer) as Plan, Number(count)))),
      })}
    </div>
    ${
      tiers === 1 && !plan.tierShares
        ? nothing
        : group(
            page,
            shares,
            say('tiers.shares'),
            html`${checkField(page, `${shares}.own`, {
              label: say('tiers.shares.own'),
              help: say('tiers.shares.help'),
              checked: plan.tierShares !== undefined,
              toggle: (own) =>
                page.type(shares, own ? tierNumbers(tiers).map((tier) => (tier === 1 ? '100' : '0')) : undefined),
            })}
              ${
                plan.tierShares
                  ? html`<div class="row shares">
                    ${plan.tierShares.map((_, i) => percentField(page, at(shares, i), { label: say('tiers.share', { tier: i + 1 }) }))}
                  </div>`
                  : nothing
              }`,
            'inline',
          )
    }`;
}
