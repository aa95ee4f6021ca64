// The plans of a file that has several: searched, filtered, and chosen to be looked at.
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { isType } from '../draft/plan-types';
import type { Found } from '../reading/reader';
import type { Key } from '../words/words';
import { stay } from './fields';
import type { OutpocketPage } from './outpocket-page';

/** How many rows are shown at first, and how many more with each press. */
const rowsAtOnce = 20;

const filters = { type: 'list.type', metalLevel: 'list.level', issuer: 'list.issuer' } as const satisfies Partial<
  Record<keyof Found, Key>
>;
type Part = keyof typeof filters;
const parts = Object.keys(filters) as Part[];

/** As people search: without case and accents. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

let last = 0;

export class FoundPlans {
  readonly #page: OutpocketPage;
  readonly #plans: readonly Found[];
  readonly #open: (index: number) => void;
  readonly #id = `found${++last}`;
  #search = '';
  #filter: Record<Part, string> = { type: '', metalLevel: '', issuer: '' };
  #rows = rowsAtOnce;

  constructor(page: OutpocketPage, plans: readonly Found[], open: (index: number) => void) {
    this.#page = page;
    this.#plans = plans;
    this.#open = open;
  }

  #set(change: () => void): void {
    change();
    this.#page.requestUpdate();
  }

  #narrow(change: () => void): void {
    this.#set(() => {
      change();
      this.#rows = rowsAtOnce;
    });
  }

  #found(): [Found, number][] {
    const words = plain(this.#search).split(/\s+/).filter(Boolean);
    return this.#plans
      .map((plan, i): [Found, number] => [plan, i])
      .filter(([plan]) => {
        const text = plain([plan.name, plan.id, plan.issuer ?? ''].join(' '));
        return (
          words.every((word) => text.includes(word)) &&
          parts.every((part) => this.#filter[part] === '' || plan[part] === this.#filter[part])
        );
      });
  }

  render(): TemplateResult {
    const { words } = this.#page;
    const { say } = words;
    const found = this.#found();
    const shown = found.slice(0, this.#rows);
    const choices = (part: Part) => [...new Set(this.#plans.flatMap((plan) => plan[part] ?? []))].toSorted();
    const name = (part: Part, value: string) => (part === 'type' && isType(value) ? say(`type.name.${value}`) : value);
    return html`<div class="found">
      <form autocomplete="off" @submit=${stay}><div class="filters" role="group" aria-label=${say('list.filters')}>
        <div class="field">
          <label for="${this.#id}-search">${say('review.search')}</label>
          <input id="${this.#id}-search" type="search" autocomplete="off" spellcheck="false" .value=${live(this.#search)} @input=${(event: Event) => this.#narrow(() => (this.#search = (event.target as HTMLInputElement).value))} />
        </div>
        ${parts
          .filter((part) => choices(part).length > 1)
          .map(
            (part) => html`<div class="field">
              <label for="${this.#id}-${part}">${say(filters[part])}</label>
              <select id="${this.#id}-${part}" class=${this.#filter[part] ? 'set' : ''} @change=${(event: Event) => this.#narrow(() => (this.#filter[part] = (event.target as HTMLSelectElement).value))}>
                <option value="" .selected=${live(this.#filter[part] === '')}>${say('list.all')}</option>
                ${choices(part).map((one) => html`<option value=${one} .selected=${live(one === this.#filter[part])}>${name(part, one)}</option>`)}
              </select>
            </div>`,
          )}
        <div class="of-filters"><p class="count" role="status">${say('list.shown', { count: found.length, of: this.#plans.length })}</p></div>
      </div></form>
      ${
        shown.length === 0
          ? html`<p>${say('list.none')}</p>`
          : html`<ul class="found-plans">
            ${repeat(
              shown,
              ([, i]) => i,
              ([plan, i]) => html`<li>
                <div><span class="plan-name">${plan.name}</span>
                  <span class="about">${[plan.id, ...(plan.issuer ? [plan.issuer] : []), ...(plan.type ? [name('type', plan.type)] : []), ...(plan.metalLevel ? [plan.metalLevel] : []), ...(plan.variant ? [plan.variant] : [])].join(' · ')}</span>
                  <span class="about">${say('review.counts', { read: plan.counts.read, look: plan.counts.look, notRead: plan.counts.notRead })}</span></div>
                <button type="button" class="quiet" @click=${() => this.#open(i)}>${say('review.look')}<span class="visually-hidden"> ${plan.name}, ${plan.id}</span></button>
              </li>`,
            )}
          </ul>`
      }
      ${
        found.length > shown.length
          ? html`<button type="button" class="more" @click=${() => this.#set(() => (this.#rows += rowsAtOnce))}>${say('list.more', { count: Math.min(rowsAtOnce, found.length - shown.length) })}</button>`
          : nothing
      }
    </div>`;
  }
}
