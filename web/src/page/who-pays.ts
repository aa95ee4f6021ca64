import { html, nothing, type TemplateResult } from 'lit';
import { payer, payers, taxesBegin } from '../draft/draft';
import { put } from '../draft/pointer';
import { checkField, choiceField } from './fields';
import type { Page } from './page';

/** Who pays the premium: what of the plans' figures counts follows, and what is asked of them. */
export function whoPays(page: Page): TemplateResult {
  const { say } = page.words;
  return html`${choiceField(page, '/whoPays', {
    label: html`<h3>${say('payer.title')}</h3>`,
    kind: 'segments',
    value: payer(page.draft),
    choices: payers.map((one) => [one, say(`payer.${one}`)] as const),
    // Plans whose premium is still to be typed are there only with what is behind, which has their period follow.
    change: (one) => page.change(put(page.draft, '/whoPays', one)),
  })}
  ${page.credit?.() ?? nothing}
  ${checkField(page, '/tax', {
    label: say('payer.tax'),
    checked: page.draft.tax !== undefined,
    toggle: (count) => page.change(put(page.draft, '/tax', count ? taxesBegin(page.draft) : undefined)),
  })}
  ${page.taxes?.() ?? nothing}`;
}
