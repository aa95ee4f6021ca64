// How much care each person is expected to need, beside the care that is listed.
import { html, nothing, type TemplateResult } from 'lit';
import type { Condition, Use } from '../engine/types';
import type { Member } from '../draft/draft';
import { checkField, disclosure, group, selectField, wholeField } from './fields';
import type { Page } from './page';
import {
  awayWords,
  countName,
  memberName,
  monthChoices,
  monthCountChoices,
  serviceChoices,
  serviceName,
  type Choice,
} from '../answer/labels';
import { append, at, drop, put } from '../draft/pointer';
import { keepOrSwitch } from './providers';
import { services } from '../draft/services';

const uses: readonly Use[] = ['none', 'low', 'typical', 'high', 'unknown'];

/** What is coming, and what is there, each with care of its own. */
const conditions: readonly Condition[] = [
  'maternity',
  'plannedOperation',
  'brokenBone',
  'diabetes',
  'asthma',
  'depression',
  'rheumatoidArthritis',
  'bipolarDisorder',
  'schizophrenia',
  'multipleSclerosis',
  'hepatitisC',
  'hiv',
];

/** The visits that people seek outside a network most. */
const sought: readonly string[] = ['specialist', 'mentalHealthVisit', 'primaryCare'];

export function expected(page: Page): TemplateResult {
  const { draft } = page;
  const { say } = page.words;
  return html`<h4 id="expected" class="event">${say('expected.title')}</h4>
    <p class="help">${say('expected.help')}</p>
    <div class="rows">${draft.members.map((member, i) => person(page, member, at('/members', i)))}</div>`;
}

function person(page: Page, member: Member, pointer: string): TemplateResult {
  const { words, draft } = page;
  const { say, list } = words;
  const name = memberName(words, draft, member.id);
  const chosen = member.conditions ?? [];
  const place = at(pointer, 'conditions');
  const outside = at(pointer, 'outOfNetwork');
  const away = at(pointer, 'away');
  const has = [
    ...conditions.filter((condition) => chosen.includes(condition)).map((condition) => say(`condition.${condition}`)),
    ...awayWords(words, member),
  ];
  return group(
    page,
    `${pointer}.expected`,
    say('expected.of', { name }),
    html`<div class="line-fields expected">
        ${selectField(page, at(pointer, 'use'), {
          label: name,
          value: member.use || 'none',
          choices: uses.map((use): Choice => [use, say(`use.${use}`)]),
          // Without drawn care there are no drawn drugs to be filled.
          change: (use) =>
            member.fills && use === 'none' && chosen.length === 0
              ? page.change(put(page.draft, pointer, { ...member, use, fills: undefined }), at(pointer, 'use'))
              : page.type(at(pointer, 'use'), use),
        })}
        ${disclosure(
          page,
          `expected ${member.id}`,
          [place, outside, away, at(pointer, 'fills')],
          html`${has.length > 0 ? list(has).replace(/^./u, (letter) => letter.toUpperCase()) : say('expected.more')}<span class="visually-hidden">: ${name}</span>`,
          () => html`${group(
            page,
            place,
            say('expected.conditions'),
            html`<div class="checks">
              ${conditions.map((condition) =>
                checkField(page, `${place}.${condition}`, {
                  label: say(`condition.${condition}`),
                  checked: chosen.includes(condition),
                  toggle: (checked) => page.type(place, checked ? [...chosen, condition] : without(chosen, condition)),
                }),
              )}
            </div>`,
            'inline',
          )}
          ${group(page, away, say('expected.away'), html`<p class="help">${say('expected.away.help')}</p>${elsewhere(page, member, away)}`, 'inline')}
          ${page.behind?.fillsOf(page, member, at(pointer, 'fills'))}
          ${group(page, outside, say('expected.outside'), html`<p class="help">${say('expected.outside.help')}</p>${seek(page, member, outside)}`, 'inline')}`,
          'small',
        )}
      </div>`,
    'one',
  );
}

const without = (list: readonly string[], gone: string) => {
  const left = list.filter((one) => one !== gone);
  return left.length > 0 ? left : undefined;
};

/** In how many months a person lives away from home, and from which on. */
function elsewhere(page: Page, { away }: Member, pointer: string): TemplateResult {
  const { words } = page;
  const { say } = words;
  return html`<div class="row">
    ${selectField(page, at(pointer, 'months'), {
      label: say('expected.away.months'),
      value: away?.months ?? '0',
      choices: [['0', say('expected.away.none')], ...monthCountChoices(words)],
      change: (count) =>
        page.type(pointer, count === '0' ? undefined : { startMonth: away?.startMonth ?? '1', months: count }),
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
function seek(page: Page, { outOfNetwork: all = [] }: Member, pointer: string): TemplateResult {
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
          change: (text) => {
            if (index < 0) page.type(pointer, [...all, { service, visits: text, ifOutside }]);
            else if (text !== '') page.type(visits, text);
            else page.type(pointer, all.length > 1 ? all.filter((_, i) => i !== index) : undefined);
          },
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
          ${say('expected.outside.add')}
        </button>`
        : nothing
    }
    ${
      all.length > 0
        ? // One answer for all of a person's visits.
          keepOrSwitch(page, at(at(pointer, 0), 'ifOutside'), ifOutside, (what) =>
            page.type(
              pointer,
              all.map((one) => ({ ...one, ifOutside: what })),
            ),
          )
        : nothing
    }`;
}
