// How drugs are filled (R46), and in which tier of a network a provider is (R39).
import { html, nothing, type TemplateResult } from 'lit';
import { kindOf, type Item, type Member, type Plan } from '../draft/draft';
import { group, selectField } from './fields';
import { memberName, type Choice } from '../answer/labels';
import type { Page } from './page';
import { tierNumbers } from './plan-tiers';
import { at, get, put } from '../draft/pointer';
import { isFilled } from '../draft/services';
import { tiersOf } from '../draft/tiers';

/** Ways to fill a drug: for how many days, and whether by mail. */
const fills = ['retail30', 'retail90', 'mail90', 'mail30'] as const;
type Fill = (typeof fills)[number];

const fillOf = ({ supply = '30', mail }: { supply?: string; mail?: boolean }): string =>
  `${mail ? 'mail' : 'retail'}${supply}`;

/** Mail for 30 days costs what a pharmacy does, so it is offered only where it was stated. */
const fillField = (
  page: Page,
  pointer: string,
  label: string,
  help: string | undefined,
  stated: { supply?: string; mail?: boolean },
  change: (supply: '30' | '90', mail: boolean) => void,
): TemplateResult =>
  selectField(page, pointer, {
    label,
    help,
    value: fillOf(stated),
    choices: fills
      .filter((fill) => fill !== 'mail30' || fillOf(stated) === fill)
      .map((fill): Choice => [fill, page.words.say(`fill.${fill}`)]),
    change: (fill) => change((fill as Fill).endsWith('90') ? '90' : '30', fill.startsWith('mail')),
  });

/** How an item's drug is filled. The same drugs in longer fills are fewer fills. */
export function filled(page: Page, one: Item, pointer: string): TemplateResult | typeof nothing {
  if (!isFilled(kindOf(one)) && one.supply === undefined && !one.mail) return nothing;
  const { say } = page.words;
  return fillField(page, at(pointer, 'supply'), say('fill.title'), say('fill.help'), one, (supply, mail) => {
    const { supply: was = '30', mail: _, price, charge, ...rest } = get(page.draft, pointer) as Item;
    const count = Number(rest.count);
    // A price is of one fill: that of 30 days is none of 90.
    const priced = { ...(price === undefined ? {} : { price }), ...(charge === undefined ? {} : { charge }) };
    const gone = supply !== was && (price !== undefined || charge !== undefined);
    const times = supply === was ? 1 : supply === '90' ? 1 / 3 : 3;
    const whole = Number.isSafeInteger(count) && count > 0 ? Math.ceil(count * times) : undefined;
    page.change(
      put(page.draft, pointer, {
        ...rest,
        ...(gone ? {} : priced),
        ...(whole === undefined ? {} : { count: String(whole) }),
        ...(supply === '90' ? { supply } : {}),
        ...(supply === '90' && mail ? { mail } : {}),
      }),
      at(pointer, 'supply'),
      ...(gone ? [say('fills.unpriced')] : []),
    );
  });
}

/** How a member's drawn drugs are filled, where any are drawn. */
export function fillsOf(page: Page, { id, use = 'none', conditions = [], fills: stated }: Member, pointer: string) {
  const { words, draft } = page;
  const { say } = words;
  if (!stated && (use === '' || use === 'none') && conditions.length === 0) return nothing;
  return group(
    page,
    pointer,
    draft.members.length > 1 ? `${say('fills.title')}: ${memberName(words, draft, id)}` : say('fills.title'),
    html`<div class="row">
      ${fillField(page, at(pointer, 'supply'), say('fills.how'), undefined, stated ?? {}, (supply, mail) =>
        page.type(pointer, supply === '30' ? undefined : { supply, ...(mail ? { mail } : {}) }),
      )}
    </div>`,
    'inline',
  );
}

/** The tier that an item's provider is in, under each plan whose network has several. */
export const tierWords = ({ words: { say }, draft }: Page, { tier, outOfNetwork = false }: Item): string[] =>
  tieredPlans(draft.plans, outOfNetwork).map((plan) =>
    say('care.about.tier', { tier: (typeof tier === 'object' ? tier[plan.id] : tier) ?? '1', plan: plan.name }),
  );

/** The plans whose networks have several tiers, but for those whose network a provider is outside of. */
const tieredPlans = (plans: readonly Plan[], outOfNetwork: boolean | readonly string[]): Plan[] =>
  plans.filter(
    (plan) => tiersOf(plan) > 1 && !(typeof outOfNetwork === 'boolean' ? outOfNetwork : outOfNetwork.includes(plan.id)),
  );

/** The tier of an item's provider under each plan whose network has several. */
export function inTiers(page: Page, { tier, outOfNetwork = false }: Item, pointer: string): unknown {
  const { say } = page.words;
  const { plans } = page.draft;
  const tiered = tieredPlans(plans, outOfNetwork);
  const stated = (id: string) => (typeof tier === 'object' ? tier[id] : tier) ?? '1';
  return tiered.map((plan) =>
    selectField(page, at(pointer, plan.id), {
      label: say('care.tier', { plan: plan.name }),
      value: stated(plan.id),
      choices: tierNumbers(tiersOf(plan)).map((one): Choice => [String(one), say('tiers.tier', { tier: one })]),
      change: (chosen) => {
        // What was said of every plan holds for the others.
        const all = Object.fromEntries(plans.map(({ id }) => [id, id === plan.id ? chosen : stated(id)]));
        const further = Object.entries(all).filter(([, one]) => one !== '1');
        page.type(pointer, further.length > 0 ? Object.fromEntries(further) : undefined);
      },
    }),
  );
}
