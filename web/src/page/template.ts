import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { answer, totals } from './answer';
import { breakdown } from './breakdown';
import { stay } from './fields';
import { brand, landmark, title } from './guest';
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
  const offered = Object.entries(languages).filter(
    ([code]) => page.guest?.languages?.includes(code as Language) ?? true,
  );
  return html`${landmark(
    page,
    'header',
    html`<div class="brand">
        ${brand(page)}
        ${
          page.live && offered.length > 1
            ? html`<form class="language" autocomplete="off" @submit=${stay}>
              <label for="language">${say('language')}</label>
              <select id="language" aria-describedby=${page.unspoken ? 'language!' : nothing} @change=${(event: Event) => speak?.((event.target as HTMLSelectElement).value as Language)}>
                ${offered.map(([code, name]) => html`<option value=${code} lang=${code} .selected=${live(code === (page.chosen ?? language))}>${name}</option>`)}
              </select>
            </form>`
            : nothing
        }
      </div>
      ${page.unspoken ? html`<p class="trouble" id="language!" role="alert">${say('unloaded', { language: languages[page.unspoken] })}</p>` : nothing}
      ${title(page)}
      <p class="lead">${say('lead')}</p>
      <p class="privacy">${say('privacy')}</p>`,
  )}
  ${landmark(page, 'main', html`${page.unused} ${answer(page)} ${inputs(page)} ${breakdown(page)} ${share(page)} ${guided(page)} ${totals(page)}`)}
  ${landmark(page, 'footer', html`<p>${say('footer')}</p>`)}`;
}
