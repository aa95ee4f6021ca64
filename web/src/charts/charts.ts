/**
 * The year in pictures. Loaded when a page wants them:
 *
 *     const { pictures } = await import('./charts');
 *     await page.words.complete();      // the pictures' own messages
 *     html`${pictures(page.words, 'all', data)}`
 *
 * `pictures(words, which, data)` is a Lit template: a figure for each picture
 * that `data` has something for, of possible years, of listed care, or of both. Without `data.comparison` there are
 * no curves and no months, without `data.simulation` no hundred years. It can
 * be rendered again with other data or words at any time; every picture draws
 * itself for the room it has and follows when that changes. `yearPicture`,
 * `amountPicture`, `hundredPicture` and `monthsPicture` are the same one by one.
 *
 * The document or shadow root that shows them needs `pictureStyles`, which
 * `pictures` adds by itself when it is rendered. Colours and fonts follow the
 * page's (--ink, --soft, --line, --surface, --accent); nothing is said by
 * colour alone. There is no <style> and no style attribute.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive, type ElementPart } from 'lit/directive.js';
import type { Words } from '../words/words';
import { amountPicture } from './amount';
import type { PictureData } from './data';
import { hundredPicture } from './hundred';
import { monthsPicture } from './months';
import css from './charts.css?inline';
import { yearPicture } from './year';

export { amountPicture, hundredPicture, monthsPicture, yearPicture };
export type { PictureData } from './data';

export const pictureStyles = new CSSStyleSheet();
pictureStyles.replaceSync(css);

/** Adds the pictures' style sheet to where an element is. */
class Styled extends AsyncDirective {
  render(): void {}

  override update({ element }: ElementPart): void {
    // Before its first rendering is over, an element may stand in a fragment.
    queueMicrotask(() => {
      const root = element.getRootNode();
      if (!(root instanceof ShadowRoot || root instanceof Document)) return;
      if (!root.adoptedStyleSheets.includes(pictureStyles))
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, pictureStyles];
    });
  }
}

const styled = directive(Styled);

export function pictures(words: Words, which: 'years' | 'listed' | 'all', data: PictureData): TemplateResult {
  // What any amount of any care costs is no answer about the listed care: beside possible years it would be a second one.
  if (which === 'listed')
    return html`<div class="pictures" ${styled()}>${amountPicture(words, data, 'ownCare')} ${monthsPicture(words, data)}</div>`;
  return html`<section class="pictures" aria-labelledby="pictures" ${styled()}>
    <h2 id="pictures" tabindex="-1">${words.say('picture.title')}</h2>
    ${yearPicture(words, data)} ${hundredPicture(words, data)}
    ${which === 'all' ? html`${amountPicture(words, data, 'ownCare')} ${amountPicture(words, data, 'plainAmount')} ${monthsPicture(words, data)}` : nothing}
  </section>`;
}
