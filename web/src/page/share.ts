import { html, nothing, type TemplateResult } from 'lit';
import { ofIncome } from '../draft/draft';
import { checkField, stay } from './fields';
import type { Kept, Told } from './keeping';
import type { Page } from './page';

/** How an answer is kept and passed on; all of it stays on this device. */
export function share(page: Page): TemplateResult | typeof nothing {
  const { keeping } = page;
  if (!keeping || !page.answer) return nothing;
  const { say } = page.words;
  const ready = page.upToDate;
  const action = (text: string, act: () => void) =>
    html`<button type="button" ?disabled=${!ready} @click=${act}>${text}</button>`;
  const mayTell = (told: Told) =>
    page.address === undefined
      ? nothing
      : checkField(page, `keep-${told}`, {
          label: say(`keep.${told}`),
          help: say(`keep.${told}.help`),
          checked: keeping.tells(told),
          toggle: (wanted) => keeping.putTold(told, wanted),
        });
  return html`<section class="closer keep" aria-labelledby=${page.sealed ? nothing : 'keep'}>
    ${
      page.sealed
        ? nothing
        : html`<h2 id="keep" tabindex="-1">${say('keep.title')}</h2>
          <p class="lead">${say('keep.lead')}</p>`
    }
    ${page.draft.providers || page.draft.drugs ? mayTell('names') : nothing}
    ${ofIncome.some((field) => page.draft[field] !== undefined) ? mayTell('income') : nothing}
    <div class="chips">
      ${page.address === undefined ? nothing : action(say('keep.link'), () => void keeping.makeLink())}
      ${
        page.sealed
          ? nothing
          : html`${action(say('keep.text'), () => void keeping.makeText())} ${action(say('keep.print'), () => window.print())} ${action(say('keep.columns'), () => void keeping.download('columns'))}
            ${action(say('keep.lines'), () => void keeping.download('lines'))} ${action(say('keep.json'), () => void keeping.download('json'))}`
      }
      <button type="button" @click=${(event: Event) => again(event)?.showModal()}>${say('keep.again')}</button>
    </div>
    ${keeping.kept ? kept(page, keeping.kept) : nothing}
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

/** What was made, to be copied from here too; text can be mailed. */
function kept(page: Page, { what, text, copied }: Kept): TemplateResult {
  const { say } = page.words;
  const whole = (event: Event) => (event.target as HTMLInputElement | HTMLTextAreaElement).select();
  // Mail programs want lines to end so (RFC 6068).
  const mail = `mailto:?subject=${encodeURIComponent(say('title'))}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;
  return html`<form class="field kept" autocomplete="off" @submit=${stay}>
    <div class="label"><label for="kept">${say(`keep.${what}.label`)}</label></div>
    ${
      what === 'link'
        ? html`<input id="kept" type="text" readonly .value=${text} aria-describedby="kept?" @focus=${whole} />`
        : html`<textarea id="kept" rows="12" readonly .value=${text} aria-describedby="kept?" @focus=${whole}></textarea>`
    }
    <p class="help" id="kept?">${say(`keep.${what}.${copied ? 'copied' : 'help'}`)}</p>
    ${what === 'text' ? html`<p><a href=${mail}>${say('keep.mail')}</a> <span class="note">${say('keep.mail.help')}</span></p>` : nothing}
  </form>`;
}

/** The question before everything is forgotten. */
const again = (event: Event): HTMLDialogElement | null =>
  ((event.target as Element).getRootNode() as ShadowRoot).querySelector<HTMLDialogElement>('#again');
