import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { answer, totals } from './answer';
import { breakdown } from './breakdown';
import { stay } from './fields';
import { share } from './share';
import { asStanding } from '../answer/order';
import { isDrawn } from '../draft/draft';
import { ofSamePlans, verdict, yearOfPlan } from '../answer/verdict';
import type { Page } from './page';
import { inputs } from './inputs';
import { languages, type Language } from '../words/words';

/** The guide, with the household's own dollars. */
function guided(page: Page): unknown {
  const { guide, words, paused, decided, whole, standing, draft } = page;
  if (!guide || !words.isComplete) return html`<div class="soon"></div>`;
  return guard([words, guide, paused, decided, whole, standing], () => {
    if (!paused) return guide(words);
    const drawn = isDrawn(paused.draft);
    const ranked = verdict({ answer: paused, years: whole, upToDate: true, draft })?.plans;
    const plans = asStanding(page, paused.result.plans).map((plan) => ({
      ...(yearOfPlan(ranked, plan) ?? plan),
      worstCase: plan.worstCase,
      asks: plan.asks,
    }));
    const comparison = drawn ? whole?.simulation : decided?.comparison;
    // Without years there is nothing to tell of what is drawn.
    if (drawn && (!ranked || !comparison)) return guide(words);
    return guide(words, {
      plans,
      drawn,
      ...(comparison && ofSamePlans(paused, comparison.plans) ? { comparison } : {}),
    });
  });
}

/** The whole page; as plain HTML too, where there is an answer but no script yet. */
export function view(page: Page, speak?: (language: Language) => void): TemplateResult {
  const { say, language } = page.words;
  return html`<header lang=${language}>
      <div class="brand">
        <p class="name"><svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5h16v11.5a3.5 3.5 0 0 1-3.5 3.5h-9A3.5 3.5 0 0 1 4 16.5z" /><path d="M8 9.5V11a4 4 0 0 0 8 0V9.5" /></svg>Outpocket</p>
        ${
          page.live
            ? html`<form class="language" autocomplete="off" @submit=${stay}>
              <label for="language">${say('language')}</label>
              <select id="language" aria-describedby=${page.unspoken ? 'language!' : nothing} @change=${(event: Event) => speak?.((event.target as HTMLSelectElement).value as Language)}>
                ${Object.entries(languages).map(([code, name]) => html`<option value=${code} lang=${code} .selected=${live(code === (page.chosen ?? language))}>${name}</option>`)}
              </select>
            </form>`
            : nothing
        }
      </div>
      ${page.unspoken ? html`<p class="trouble" id="language!" role="alert">${say('unloaded', { language: languages[page.unspoken] })}</p>` : nothing}
      <h1>${say('title')}</h1>
      <p class="lead">${say('lead')}</p>
      <p class="privacy">${say('privacy')}</p>
    </header>
    <main lang=${language}>${page.unused} ${answer(page)} ${inputs(page)} ${breakdown(page)} ${share(page)} ${guided(page)} ${totals(page)}</main>
    <footer lang=${language}><p>${say('footer')}</p></footer>`;
}
