/**
 * The year in pictures. Loaded when a page wants them:
 *
 *     const { pictures } = await import('./charts');
 *     await page.words.complete();      // the pictures' own messages
 *     html`${pictures(page.words, 'all', data)}`
 *
 * Each is a Lit template, or `nothing` where `data` has nothing for it, and can
 * be rendered again with other data or words at any time; every picture draws
 * itself for the room it has and follows when that changes.
 *
 * - `dotsPicture(words, data)`: how the year could turn out, 50 dots for each
 *   plan on one axis, of `data.simulation`. room.css has the room to keep for
 *   it until it is there.
 * - `dotsOf(words, data, id)`: the dots of one plan, for a card of its own, on
 *   the axis that all plans of `data` have in common. `dotsLead(words, data)`
 *   is what the cards have in common to say.
 * - `madeOfBars(words, data)`: what the year is made of. `bar(id)` is a plan's
 *   bar for a cell of a table, `legend` names the patterns and holds them: it
 *   must be shown once in the same document or shadow root.
 * - `amountPicture(words, data, by)`: what each plan costs by the amount of
 *   care, of `data.comparison`.
 * - `reachedWords(words, data, of)`: sentences of when limits are used up, of
 *   the listed care or of the possible years; `reachedPart` has every limit in
 *   a table behind them.
 * - `pictures(words, which, data)`: all of these that are of possible years, of
 *   listed care, or of both.
 *
 * The document or shadow root that shows them gets the styles that they need by
 * itself. Colours and fonts follow the page's (--ink, --soft, --line,
 * --surface, --accent); nothing is said by colour alone. There is no <style>
 * and no style attribute.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../words/words';
import { amountPicture } from './amount';
import type { PictureData } from './data';
import { dotsPicture } from './dots';
import { reachedPart } from './reached';

export { amountPicture } from './amount';
export type { PictureData } from './data';
export { dotsLead, dotsOf, dotsPicture } from './dots';
export { madeOfBars, type MadeOf } from './made-of';
export { reachedPart, reachedWords } from './reached';

export function pictures(words: Words, which: 'years' | 'listed' | 'all', data: PictureData): TemplateResult {
  // What any amount of any care costs is no answer about the listed care: beside possible years it would be a second one.
  if (which === 'listed')
    return html`<div class="pictures">${amountPicture(words, data, 'ownCare')} ${reachedPart(words, data, 'listed')}</div>`;
  return html`<section class="pictures" aria-labelledby="pictures">
    <h2 id="pictures" tabindex="-1">${words.say('picture.title')}</h2>
    ${dotsPicture(words, data)} ${reachedPart(words, data, data.drawn ? 'years' : 'listed')}
    ${which === 'all' ? html`${amountPicture(words, data, 'ownCare')} ${amountPicture(words, data, 'plainAmount')}` : nothing}
  </section>`;
}
