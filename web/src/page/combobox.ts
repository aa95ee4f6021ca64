// A field in which somebody types some of a name and chooses from those that have it,
// as the ARIA pattern of an editable combobox with a list has it.
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Choice } from '../answer/labels';
import { stay } from './fields';

interface Wanted {
  id: string;
  label: string;
  /** What is said of the field: the id of where. */
  describedBy?: string;
  /** The choices for what was typed. */
  like: (typed: string) => readonly Choice[];
  /** What is seen of a choice, where that is more than its name. */
  shown?: (value: string) => unknown;
  /** Whether the choices are still those of what was typed before, once `like` was asked for others. */
  busy?: () => boolean;
  /** The one choice that what was typed means by itself. */
  meant: (typed: string) => Choice | undefined;
  /** Takes a choice; undefined: what was typed is none, or nothing any more. */
  choose: (value: string | undefined) => void;
}

export class Combobox {
  /** What stands in the field. */
  text = '';
  #open = false;
  /** Which choice the arrows are at; -1: none. */
  #at = -1;
  readonly #update: () => Promise<unknown>;

  /** `update` has the page drawn, and resolves then. */
  constructor(update: () => Promise<unknown>) {
    this.#update = update;
  }

  render({ id, label, describedBy, like, meant, choose, shown, busy }: Wanted): TemplateResult {
    const choices = this.#open ? like(this.text) : [];
    const open = choices.length > 0;
    const list = `${id}-list`;
    const optionId = (i: number) => `${id}-${i}`;
    const close = () => {
      this.#open = false;
      this.#at = -1;
    };
    const take = ([value, name]: Choice) => {
      this.text = name;
      close();
      choose(value);
    };
    const type = (event: Event) => {
      this.text = (event.target as HTMLInputElement).value;
      this.#open = true;
      this.#at = -1;
      // From now on what stands in the list is of something else, also before it is drawn.
      like(this.text);
      choose(undefined);
    };
    const move = async (event: KeyboardEvent, step: 1 | -1) => {
      event.preventDefault();
      const root = (event.target as Element).getRootNode() as ParentNode;
      const all = like(this.text).length;
      this.#at = this.#open || this.#at >= 0 ? (this.#at + step + all) % all : step > 0 ? 0 : all - 1;
      if (all === 0) this.#at = -1;
      this.#open = true;
      await this.#update();
      root.querySelector(`[id="${CSS.escape(optionId(this.#at))}"]`)?.scrollIntoView({ block: 'nearest' });
    };
    const keys = (event: KeyboardEvent) => {
      if (event.key === 'ArrowDown') void move(event, 1);
      else if (event.key === 'ArrowUp') void move(event, -1);
      else if (event.key === 'Enter' && !busy?.()) {
        const chosen = choices[this.#at] ?? meant(this.text) ?? (choices.length === 1 ? choices[0] : undefined);
        if (chosen) take(chosen);
      } else if (event.key === 'Escape' && open) {
        event.preventDefault();
        close();
        void this.#update();
      }
    };
    const leave = async () => {
      // A field is left too when it is taken away: then the page is being drawn, and is drawn again behind that.
      await Promise.resolve();
      const chosen = meant(this.text);
      close();
      if (chosen) take(chosen);
      else void this.#update();
    };
    return html`<div class="field combobox">
      <div class="label"><label for=${id}>${label}</label></div>
      <form autocomplete="off" @submit=${stay}>
        <input
          id=${id}
          type="text"
          role="combobox"
          autocomplete="off"
          autocapitalize="words"
          spellcheck="false"
          aria-autocomplete="list"
          aria-expanded=${open}
          aria-controls=${list}
          aria-activedescendant=${open && this.#at >= 0 ? optionId(this.#at) : nothing}
          aria-describedby=${describedBy ?? nothing}
          .value=${live(this.text)}
          @input=${type}
          @keydown=${keys}
          @click=${() => {
            this.#open = true;
            void this.#update();
          }}
          @blur=${() => void leave()}
        />
        <ul role="listbox" id=${list} class="choices" aria-label=${label} aria-busy=${busy?.() ? 'true' : nothing} ?hidden=${!open}>
          ${choices.map(
            (choice, i) => html`<li
              role="option"
              id=${optionId(i)}
              aria-selected=${i === this.#at}
              @pointerdown=${(event: Event) => event.preventDefault()}
              @mousedown=${(event: Event) => event.preventDefault()}
              @click=${() => take(choice)}
            >
              ${shown?.(choice[0]) ?? choice[1]}
            </li>`,
          )}
        </ul>
      </form>
    </div>`;
  }
}
