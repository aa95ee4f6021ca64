import { html, type TemplateResult } from 'lit';
import type { PlanAnswer, Sign } from '../answer/named';

const signs: Record<Sign, string> = { yes: '✓', no: '✕', unknown: '?' };

/** A shape beside the words, which say the same. */
export const signed = (sign: Sign): TemplateResult =>
  html`<span class="sign ${sign}" aria-hidden="true">${signs[sign]}</span>`;

/** The plans' answers, one below the other. */
export const answerList = (all: readonly PlanAnswer[]): TemplateResult =>
  html`<ul class="plan-answers">
    ${all.map(({ sign, text }) => html`<li>${signed(sign)} ${text}</li>`)}
  </ul>`;
