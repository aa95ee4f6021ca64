// Of the care that is drawn for a person: how much of it is with doctors outside
// every network, and in which months it is away from home.
import { html, nothing, type TemplateResult } from 'lit';
import type { Member } from '../draft/draft';
import { alter, group, selectField, wholeField } from './fields';
import type { Page } from './page';
import { countName, monthChoices, monthCountChoices, serviceChoices, serviceName } from '../answer/labels';
import { append, at, drop, put } from '../draft/pointer';
import { keepOrSwitch } from './keep-or-switch';
import { services } from '../draft/services';

/** The visits that people seek outside a network most. */
const sought: readonly string[] = ['specialist', 'mentalHealthVisit', 'primaryCare'];

/** In how many months a person lives away from home, and from which on. */
export function elsewhere(page: Page, { away }: Member, pointer: string): TemplateResult {
  const { words } = page;
  const { say } = words;
  return html`<div class="row">
    ${selectField(page, at(pointer, 'months'), {
      label: say('away.months.count'),
      value: away?.months ?? '0',
      choices: [['0', say('away.none')], ...monthCountChoices(words)],
      change: (count) =>
        alter<Member['away']>(page, pointer, (now) =>
          count === '0' ? undefined : { startMonth: now?.startMonth ?? '1', months: count },
        ),
    })}
    ${
      away && away.months !== '12'
        ? selectField(page, at(pointer, 'startMonth'), {
            label: say('coverage.from'),
            choices: monthChoices(words),
          })
        : nothing
    }
  </div>`;
}

/** How much of a year's drawn care is with somebody outside every network. */
export function seek(page: Page, { outOfNetwork: all = [] }: Member, pointer: string): TemplateResult {
  const { words } = page;
  const { say } = words;
  const named = all.map(({ service }) => service);
  const others = named
    .map((service, i) => [service, i] as const)
    .filter(([service, i]) => !sought.includes(service) || named.indexOf(service) < i);
  const ifOutside = all[0]?.ifOutside ?? 'keep';
  const free = services.find((service) => !sought.includes(service) && !named.includes(service));
  return html`<div class="row">
      ${sought.map((service) => {
        const index = named.indexOf(service);
        const visits = at(at(pointer, index), 'visits');
        return wholeField(page, index < 0 ? `${pointer}.${service}` : visits, {
          label: serviceName(words, service),
          optional: true,
          change: (text) =>
            alter<typeof all | undefined>(
              page,
              pointer,
              (now = []) => {
                const one = now.find((its) => its.service === service);
                if (!one) return [...now, { service, visits: text, ifOutside }];
                if (text !== '') return now.with(now.indexOf(one), { ...one, visits: text });
                return now.length > 1 ? now.filter((its) => its !== one) : undefined;
              },
              index < 0 ? `${pointer}.${service}` : visits,
            ),
        });
      })}
    </div>
    ${others.map(([service, i]) => {
      const place = at(pointer, i);
      const name = serviceName(words, service);
      return group(
        page,
        place,
        name,
        html`<div class="row">
            ${selectField(page, at(place, 'service'), {
              label: say('care.service'),
              choices: serviceChoices(
                words,
                [...sought, ...named].filter((one) => one !== service),
              ),
            })}
            ${wholeField(page, at(place, 'visits'), { label: countName(words, service) })}
          </div>
          <button type="button" class="remove" @click=${() => page.change(all.length > 1 ? drop(page.draft, place) : put(page.draft, pointer, undefined), pointer)}>
            ${say('remove')}<span class="visually-hidden"> ${name}</span>
          </button>`,
        'sub',
      );
    })}
    ${
      free
        ? html`<button type="button" class="add" @click=${() => page.change(append(page.draft, pointer, { service: free, visits: '1', ifOutside }), at(at(pointer, all.length), 'service'))}>
          ${say('doctors.usual.add')}
        </button>`
        : nothing
    }
    ${
      all.length > 0
        ? // One answer for all of a person's visits.
          keepOrSwitch(page, at(at(pointer, 0), 'ifOutside'), ifOutside, (what) =>
            alter<typeof all>(page, pointer, (now) => now.map((one) => ({ ...one, ifOutside: what }))),
          )
        : nothing
    }`;
}
