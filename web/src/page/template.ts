import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { answer, totals } from './answer';
import { closer } from './closer';
import { stay } from './fields';
import { brand, landmark, title } from './guest';
import type { Page } from './page';
import { following, part, unseen } from './part';
import { pane, planStep, stepNames } from './inputs';
import { languages, type Language } from '../words/words';

/** The answer and a closer look at it. */
const result = (page: Page): TemplateResult => html`${part(page, answer)} ${following(page, closer)}`;

/** The whole page; as plain HTML too, where there is an answer but no script yet. */
export function view(page: Page, speak?: (language: Language) => void): TemplateResult {
  const { say, language } = page.words;
  const offered = Object.entries(languages).filter(
    ([code]) => page.guest?.languages?.includes(code as Language) ?? true,
  );
  return html`${landmark(
    page,
    'header',
    html`<div class="brand">
        ${brand(page)} ${title(page)}
        <p class="privacy">${say('privacy')}</p>
        ${
          page.live && offered.length > 1
            ? html`<form class="language" autocomplete="off" @submit=${stay}>
              <label for="language">${say('language')}</label>
              <select id="language" aria-describedby=${page.unspoken ? 'language!' : nothing} @change=${(event: Event) => speak?.((event.target as HTMLSelectElement).value as Language)}>
                ${offered.map(([code, name]) => html`<option value=${code} lang=${code} .selected=${live(code === (page.chosen ?? language))}>${name}</option>`)}
              </select>
            </form>`
            : html`<span class="language"></span>`
        }
      </div>
      ${page.unspoken ? html`<p class="trouble" id="language!" role="alert">${say('unloaded', { language: languages[page.unspoken] })}</p>` : nothing}
`,
  )}
  ${landmark(
    page,
    'main',
    html`${stepNames(page)} ${page.unused}
      <div class="desk at-${page.step}">
        ${following(page, pane)} ${following(page, planStep)}
        <div class="step result ${page.step === 'answer' ? 'now' : ''}" data-step="answer">
          ${page.step === 'plans' ? unseen(page, () => result(page)) : result(page)}
        </div>
      </div>
      ${part(page, totals)} ${page.printing ? part(page, () => page.behind?.printed(page) ?? html`<p>${say('printed.early')}</p>`) : nothing}`,
  )}
  ${landmark(
    page,
    'footer',
    html`<p class="privacy">${say('privacy')}</p>
      <p>${say('footer')}</p>`,
  )}`;
}
