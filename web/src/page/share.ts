import { html, nothing, type TemplateResult } from 'lit';
import { stay } from './fields';
import type { Page } from './page';

/** How an answer is kept and passed on; all of it stays on this device. */
export function share(page: Page): TemplateResult | typeof nothing {
  if (!page.live || !page.answer) return nothing;
  const { say } = page.words;
  const ready = page.upToDate;
  const action = (text: string, act: () => void) =>
    html`<button type="button" ?disabled=${!ready} @click=${act}>${text}</button>`;
  return html`<section class="closer keep" aria-labelledby=${page.sealed ? nothing : 'keep'}>
    ${
      page.sealed
        ? nothing
        : html`<h2 id="keep" tabindex="-1">${say('keep.title')}</h2>
          <p class="lead">${say('keep.lead')}</p>`
    }
    <div class="chips">
      ${page.address === undefined ? nothing : action(say('keep.link'), () => void page.makeLink())}
      ${
        page.sealed
          ? nothing
          : html`${action(say('keep.print'), () => window.print())} ${action(say('keep.columns'), () => void page.download('columns'))}
            ${action(say('keep.lines'), () => void page.download('lines'))} ${action(say('keep.json'), () => void page.download('json'))}`
      }
      <button type="button" @click=${(event: Event) => again(event)?.showModal()}>${say('keep.again')}</button>
    </div>
    ${
      page.link === undefined
        ? nothing
        : html`<form class="field link" autocomplete="off" @submit=${stay}>
          <div class="label"><label for="link">${say('keep.link.label')}</label></div>
          <input id="link" type="text" readonly .value=${page.link} aria-describedby="link?" @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
          <p class="help" id="link?">${say(page.linkCopied ? 'keep.link.copied' : 'keep.link.help')}</p>
        </form>`
    }
    <dialog id="again" aria-labelledby="again-title">
      <h3 id="again-title">${say('again.title')}</h3>
      <p>${say('again.text')}</p>
      <div class="chips">
        <button
          type="button"
          class="primary"
          @click=${(event: Event) => {
            again(event)?.close();
            page.startAgain();
          }}
        >
          ${say('keep.again')}
        </button>
        <button type="button" @click=${(event: Event) => again(event)?.close()}>${say('again.no')}</button>
      </div>
    </dialog>
  </section>`;
}

/** The question before everything is forgotten. */
const again = (event: Event): HTMLDialogElement | null =>
  ((event.target as Element).getRootNode() as ShadowRoot).querySelector<HTMLDialogElement>('#again');
