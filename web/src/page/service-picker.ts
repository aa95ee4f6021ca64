// Some services of all that there are, each to be checked.
import { html, nothing, type TemplateResult } from 'lit';
import { checkField, disclosure, group } from './fields';
import type { Page } from './page';
import { servicesWords } from '../answer/limit-name';
import { groupNames, serviceGroups, services, type Service } from '../draft/services';

/** A check for each of the services offered, under the headings of their groups. */
export function serviceChecks(
  page: Page,
  pointer: string,
  list: readonly string[],
  offered: readonly Service[],
  change: (list: string[]) => void,
): TemplateResult {
  const { say } = page.words;
  return html`${groupNames.map((name) => {
    const inGroup = serviceGroups[name].filter((service) => offered.includes(service));
    return inGroup.length === 0
      ? nothing
      : html`<p class="subhead">${say(`group.${name}`)}</p>
          <div class="checks">
            ${inGroup.map((service) =>
              checkField(page, `${pointer}.${service}`, {
                label: say(`service.${service}`),
                checked: list.includes(service),
                toggle: (checked) => change(checked ? [...list, service] : list.filter((other) => other !== service)),
              }),
            )}
          </div>`;
  })}`;
}

/** The part that has to be open for the checks of a list to be seen. */
export const pickerKey = (pointer: string) => `services ${pointer}`;

/** Those that were chosen, and behind them a check for each. */
export function servicePicker(
  page: Page,
  pointer: string,
  list: readonly string[] = [],
  label = page.words.say('services.which'),
): TemplateResult {
  const { words } = page;
  return group(
    page,
    pointer,
    label,
    disclosure(
      page,
      pickerKey(pointer),
      [],
      list.length > 0 ? servicesWords(words, list) : words.say('services.choose'),
      () =>
        serviceChecks(page, pointer, list, services, (next) => page.type(pointer, next.length > 0 ? next : undefined)),
      'small',
    ),
    'inline',
  );
}
