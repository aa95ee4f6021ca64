import { html, noChange, type TemplateResult } from 'lit';
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

/** What is not seen, as it was before somebody began to type: it is made anew at the pause, and keys do not wait for it. */
export const unseen = (page: Page, made: () => unknown): unknown => (page.typing && !page.printing ? noChange : made());

/** What is no part of the answer: in the frame of a key as it was, and drawn behind its paint. */
export const following = (page: Page, made: (page: Page) => unknown): unknown =>
  page.atKey ? noChange : part(page, made);

/** What stands where something could not be shown. */
export const broken = ({ words }: Page): TemplateResult =>
  html`<p class="trouble" role="alert">${words.isComplete ? words.say('broken') : words.say('unloaded', { language: 'none' })}</p>`;
