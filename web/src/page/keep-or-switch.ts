import type { TemplateResult } from 'lit';
import type { Choice } from '../answer/labels';
import { choiceField } from './fields';
import type { Page } from './page';

/** What the household does about a provider outside a plan's network (R49). */
export const keepOrSwitch = (
  page: Page,
  pointer: string,
  value: string | undefined,
  change: (what: string) => void,
): TemplateResult =>
  choiceField(page, pointer, {
    label: page.words.say('care.ifOutside'),
    value: value ?? 'keep',
    kind: 'segments',
    choices: (['keep', 'switch'] as const).map((what): Choice => [what, page.words.say(`care.ifOutside.${what}`)]),
    change,
  });
