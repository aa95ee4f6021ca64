import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { answer, totals } from './answer';
import { closer } from './closer';
import { stay } from './fields';
import type { Page } from './page';
import { pane, planStep, stepNames } from './inputs';
import { languages, type Language } from '../words/words';

/** The whole page; as plain HTML too, where there is an answer but no script yet. */
export function view(page: Page, speak?: (language: Language) => void): TemplateResult {
  const { say, language } = page.words;
  return html`<header lang=${language}>
      <div class="brand">
        <svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5h16v11.5a3.5 3.5 0 0 1-3.5 3.5h-9A3.5 3.5 0 0 1 4 16.5z" /><path d="M8 9.5V11a4 4 0 0 0 8 0V9.5" /></svg>
        <h1>${say('title')}</h1>
        <p class="privacy">${say('privacy')}</p>
        ${
          page.live
            ? html`<form class="language" autocomplete="off" @submit=${stay}>
              <label for="language">${say('language')}</label>
              <select id="language" aria-describedby=${page.unspoken ? 'language!' : nothing} @change=${(event: Event) => speak?.((event.target as HTMLSelectElement).value as Language)}>
                ${Object.entries(languages).map(([code, name]) => html`<option value=${code} lang=${code} .selected=${live(code === (page.chosen ?? language))}>${name}</option>`)}
              </select>
            </form>`
            : html`<span class="language"></span>`
        }
      </div>
      ${page.unspoken ? html`<p class="trouble" id="language!" role="alert">${say('unloaded', { language: languages[page.unspoken] })}</p>` : nothing}
    </header>
    <main lang=${language}>
      ${stepNames(page)} ${page.unused}
      <div class="desk at-${page.step}">
        ${pane(page)} ${planStep(page)}
        <div class="step result ${page.step === 'answer' ? 'now' : ''}" data-step="answer">${answer(page)} ${closer(page)}</div>
      </div>
      ${totals(page)}
    </main>
    <footer lang=${language}><p>${say('footer')}</p></footer>`;
}
