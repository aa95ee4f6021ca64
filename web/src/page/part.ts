import { html, type TemplateResult } from 'lit';
import type { Page } from './page';

/** A part of the page; where it fails, that it cannot be shown, while the others go on. */
export function part(page: Page, made: (page: Page) => unknown): unknown {
  try {
    return made(page);
  } catch (error) {
    // What is built has to be whole.
    if (!page.live) throw error;
    reportError(error);
    return broken(page);
  }
}

/** What stands where something could not be shown. */
export const broken = ({ words }: Page): TemplateResult =>
  html`<p class="trouble" role="alert">${words.isComplete ? words.say('broken') : words.say('unloaded', { language: 'none' })}</p>`;
