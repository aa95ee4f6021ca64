// What a plan's providers have agreed to take, where its papers say so (R48).
import { html, type TemplateResult } from 'lit';
import type { Plan } from '../draft/draft';
import { amountField, group, problemsHere, selectField } from './fields';
import type { Page } from './page';
import type { Origin } from './plan-sources';
import { serviceChoices, serviceName } from '../answer/labels';
import { at, get, put } from '../draft/pointer';
import { hasDays, services } from '../draft/services';

export function prices(page: Page, plan: Plan, pointer: string, from: Origin): TemplateResult {
  const { words } = page;
  const { say } = words;
  const entries = Object.entries(plan.prices ?? {});
  const named = entries.map(([service]) => service);
  const free = services.find((service) => !named.includes(service));
  const take = (made: (now: [string, string][]) => [string, string][]) => {
    const next = made(Object.entries((get(page.draft, pointer) ?? {}) as Record<string, string>));
    return put(page.draft, pointer, next.length > 0 ? Object.fromEntries(next) : undefined);
  };
  return html`<p class="help">${say('prices.help')}</p>
    <div class="limits" id=${pointer} tabindex="-1">
      ${problemsHere(page, pointer)}
      ${entries.map(([service]) => {
        const place = at(pointer, service);
        const name = serviceName(words, service);
        return group(
          page,
          `${place}.price`,
          name,
          html`<div class="row">
              ${selectField(page, `${place}.service`, {
                label: say('care.service'),
                value: service,
                choices: serviceChoices(
                  words,
                  named.filter((one) => one !== service),
                ),
                change: (chosen) =>
                  page.change(
                    take((now) => now.map(([one, price]) => [one === service ? chosen : one, price])),
                    `${at(pointer, chosen)}.service`,
                  ),
              })}
              ${amountField(page, place, {
                label: say(hasDays(service) ? 'prices.day' : 'prices.each'),
                tag: from.tag(page, `/prices/${service}`),
              })}
            </div>
            <button type="button" class="remove" @click=${() =>
              page.change(
                take((now) => now.filter(([one]) => one !== service)),
                'undo',
                say('removed.limit', { name }),
              )}>
              ${say('remove')}<span class="visually-hidden"> ${name}</span>
            </button>`,
          'sub',
        );
      })}
      ${
        free
          ? html`<button type="button" class="add" @click=${() =>
              page.change(
                take((now) => [...now, [free, '']]),
                `${at(pointer, free)}.service`,
              )}>
            ${say('prices.add')}
          </button>`
          : ''
      }
    </div>`;
}
