// How much care conditions bring, as the engine has it, and that listed care is part of a usual year.
import { html, nothing, type TemplateResult } from 'lit';
import { isDrawn, type Member } from '../draft/draft';
import type { ConditionCare } from '../engine/types';
import { memberName, serviceName } from '../answer/labels';
import type { Page } from './page';

/** So many services are named below the conditions: all of them are under the assumptions. */
const few = 5;

/** What a member's conditions bring, below their chips: of each condition that years have been drawn with. */
export function brought(page: Page, { id, conditions = [] }: Member): TemplateResult[] {
  const { words } = page;
  return (page.years?.simulation.conditions ?? [])
    .filter(({ member, condition }) => member === id && conditions.includes(condition))
    .map((one) => {
      const most = one.services.toSorted((a, b) => b.units - a.units).slice(0, few);
      return html`<p class="help">${words.say('brings.short', {
        ...said(page, one),
        services: words.list(most.map((service) => unitsOf(page, service, 10))),
        all: most.length === one.services.length ? 'yes' : 'no',
      })}</p>`;
    });
}

/** All that a condition brings, and to whom. */
export const allBrought = (page: Page, one: ConditionCare): string =>
  page.words.say('brings.all', {
    ...said(page, one),
    name: memberName(page.words, page.draft, one.member),
    services: page.words.list(one.services.map((service) => unitsOf(page, service, 100))),
  });

const said = ({ words }: Page, { condition, amount }: ConditionCare) => ({
  condition: words.say(`condition.${condition}`),
  amount: words.about(amount),
});

/** How many of a service in a year, in tenths or hundredths of one. */
const unitsOf = ({ words }: Page, { service, units }: ConditionCare['services'][number], parts: 10 | 100): string =>
  words.say('brings.service', {
    service: serviceName(words, service),
    count: Math.round((units * parts) / 100) / parts,
  });

/** Where care is listed beside care that is drawn: it takes the place of care of its kind. */
export const instead = ({ draft, words }: Page): TemplateResult | typeof nothing =>
  isDrawn(draft) ? html`<p class="help">${words.say('brings.instead')}</p>` : nothing;
