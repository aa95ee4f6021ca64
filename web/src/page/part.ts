import { html, noChange, type TemplateResult } from 'lit';
import { setChildPartValue } from 'lit/directive-helpers.js';
import { Directive, directive, type ChildPart } from 'lit/directive.js';
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

/** A piece of the page that can be drawn by itself. */
export interface Piece {
  draw(): void;
}

type Made = (page: Page) => unknown;
/** Whether a piece that has been drawn, or never was, is drawn later, now, or not at all. */
type When = (drawn: boolean) => 'later' | 'now' | 'never';

const piece = directive(
  class extends Directive implements Piece {
    #drawn = false;
    #draw = () => {};

    draw(): void {
      this.#draw();
    }

    override render(page: Page, made: Made, _when: When): unknown {
      this.#drawn = true;
      return part(page, made);
    }

    override update(at: ChildPart, [page, made, when]: Parameters<this['render']>): unknown {
      this.#draw = () => {
        // What it was part of can be gone by then.
        if (at.startNode?.isConnected) setChildPartValue(at, this.render(page, made, when), this);
      };
      const its = page.printing ? 'now' : when(this.#drawn);
      page.draws(this, its === 'later');
      return its === 'now' ? this.render(page, made, when) : noChange;
    }
  },
);

const waiting = (page: Page, made: Made, when: When): unknown =>
  page.live ? piece(page, made, when) : part(page, made);

/**
 * What is no part of the answer: in the frame of a key as it was, and drawn behind its paint. Where that comes of typing
 * or by itself, and where the page comes bit by bit, it is drawn in a task of its own.
 */
export const following = (page: Page, made: Made): unknown =>
  page.atKey ? noChange : waiting(page, made, (drawn) => (page.hurried || (page.arriving && !drawn) ? 'later' : 'now'));

/** What may not be seen: it is always drawn in a task of its own then, and while somebody types only at the pause. */
export const unseen = (page: Page, made: Made, seen = false): unknown =>
  waiting(page, made, (drawn) => {
    if (!seen) return page.typing ? 'never' : 'later';
    return page.arriving && !drawn ? 'later' : 'now';
  });

/** What there is much of once it is opened: drawn at first in a task of its own, so that none is long. */
export const inTurn = (page: Page, made: Made): unknown => waiting(page, made, (drawn) => (drawn ? 'now' : 'later'));

/** What stands where something could not be shown. */
export const broken = ({ words }: Page): TemplateResult =>
  html`<p class="trouble" role="alert">${words.isComplete ? words.say('broken') : words.say('unloaded', { language: 'none' })}</p>`;
