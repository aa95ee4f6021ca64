// What of the page is otherwise where it is part of somebody else's page, which
// has landmarks, a title and a name of its own.
import { html, nothing, type TemplateResult } from 'lit';
import { mark } from './mark';
import type { Page } from './page';
import type { Language } from '../words/words';

/** What the page around wants of this one. */
export interface Guest {
  /** The name that stands in the place of ours; empty: none. */
  readonly brand: string;
  /** The languages to choose from; undefined: all. */
  readonly languages: readonly Language[] | undefined;
  /** What can be done about a plan, in the head of its column. */
  readonly actions: (page: Page, plan: { readonly id: string }) => unknown;
  /** What the plans' insurer has to say of them, below the columns. */
  readonly disclaimers: (page: Page) => readonly string[];
}

/** A landmark of the page; on somebody else's a plain element with its name as class, which styles take for it. */
export function landmark({ guest, words }: Page, name: 'header' | 'main' | 'footer', content: unknown): TemplateResult {
  const { language } = words;
  if (guest) return html`<div class=${name} lang=${language}>${content}</div>`;
  if (name === 'header') return html`<header lang=${language}>${content}</header>`;
  if (name === 'main') return html`<main lang=${language}>${content}</main>`;
  return html`<footer lang=${language}>${content}</footer>`;
}

/** The title of the page, or of a part of somebody else's: the element says there at what level (element/guest.ts). */
export const title = ({ guest, words: { say } }: Page): TemplateResult =>
  guest ? html`<div class="title" role="heading">${say('title')}</div>` : html`<h1>${say('title')}</h1>`;

/** Whose page this is. */
export function brand({ guest }: Page): TemplateResult | typeof nothing {
  if (guest) return guest.brand ? html`<p class="name">${guest.brand}</p>` : nothing;
  return mark('mark');
}
