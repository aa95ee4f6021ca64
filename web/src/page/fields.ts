// The page's fields. Each has a JSON pointer as its id, shows what the draft
// has there, puts there what is typed, and shows the problems of that place.
import { html, noChange, nothing, type TemplateResult } from 'lit';
import { setCommittedValue } from 'lit/directive-helpers.js';
import { Directive, directive, type PropertyPart } from 'lit/directive.js';
import { live } from 'lit/directives/live.js';
import { read, written, type Marks } from '../words/decimals';
import type { Page } from './page';
import { get, within } from '../draft/pointer';
import { faultySpot, problemWords } from '../answer/problems';
import type { Choice } from '../answer/labels';
import type { Problem } from '../engine/types';
import type { Key, Words } from '../words/words';

export type Content = TemplateResult | string | typeof nothing;

export interface FieldOptions {
  label: Content;
  help?: string | undefined;
  optional?: boolean;
  /** Where the figure is from, where that must be said. */
  tag?: Content;
  /** Takes the place of putting the value at the pointer. */
  change?: (value: string) => void;
}

/**
 * Puts in the place of a whole what is made of it as it is now, which may be more than what is drawn: a field can be
 * typed before others are drawn anew.
 */
export const alter = <T>(page: Page, pointer: string, made: (now: T) => unknown, field?: string): void =>
  page.type(pointer, made(get(page.draft, pointer) as T), field);

const helpId = (pointer: string) => `${pointer}?`;
const problemsId = (pointer: string) => `${pointer}!`;
const invalid = (page: Page, pointer: string) => (page.problemsAt(pointer).length > 0 ? 'true' : nothing);
const needed = (page: Page, pointer: string) =>
  page.neededAt(pointer) || page.problemsAt(pointer).some(({ code }) => code === 'missing') ? 'true' : nothing;
const tagId = (pointer: string) => `${pointer}~`;
const described = (page: Page, pointer: string, { tag, help }: Partial<FieldOptions> = {}) => {
  const ids = [
    ...(tag && tag !== nothing ? [tagId(pointer)] : []),
    ...(help ? [helpId(pointer)] : []),
    ...(page.problemsAt(pointer).length > 0 || page.neededAt(pointer) ? [problemsId(pointer)] : []),
  ];
  return ids.length > 0 ? ids.join(' ') : nothing;
};

/** The problems of one place, in words, or that it is still to be filled in. */
export function problemsHere(page: Page, pointer: string): Content {
  const problems = page.problemsAt(pointer);
  if (problems.length === 0)
    return page.neededAt(pointer)
      ? html`<p class="needed" id=${problemsId(pointer)}>${page.words.say('field.needed')}</p>`
      : nothing;
  return html`<ul class="problems" id=${problemsId(pointer)}>
    ${problems.map((problem) => html`<li>${problemText(page.words, problem, get(page.draft, problem.pointer))}</li>`)}
  </ul>`;
}

const tagged = (pointer: string, tag: Content | undefined) =>
  tag && tag !== nothing ? html`<p class="tagged" id=${tagId(pointer)}>${tag}</p>` : nothing;

function field(
  page: Page,
  pointer: string,
  kind: string,
  { label, help, optional, tag }: FieldOptions,
  control: Content,
): TemplateResult {
  return html`<div class="field ${kind}">
    <div class="label">
      <label for=${pointer}>${label}${optional ? html` <span class="optional">${page.words.say('field.optional')}</span>` : nothing}</label>
    </div>
    ${control}
    <div class="notes">
      ${tagged(pointer, tag)}${help ? html`<p class="help" id=${helpId(pointer)}>${help}</p>` : nothing}${problemsHere(page, pointer)}
    </div>
  </div>`;
}

type Input = 'text' | 'whole' | 'amount' | 'percent' | 'terms' | 'date';

/** A number in a field: as it was typed while that says what the draft has, else as the language writes it. */
const numberIn = directive(
  class extends Directive {
    override render(marks: Marks, value: string, _unit?: string): unknown {
      return written(marks, value);
    }

    override update(part: PropertyPart, [marks, value, unit]: [Marks, string, unit?: string]): unknown {
      if (read(marks, (part.element as HTMLInputElement).value, unit) === value) return noChange;
      // What was committed last need not be what stands there.
      setCommittedValue(part);
      return written(marks, value);
    }
  },
);

/**
 * Enter in a field sends nothing. Each field is in a form of its own: at each
 * change browsers look through the form that the field is in, to fill it in.
 * Without one they look through all fields of the page that are in none, and
 * lay the page out over and over for that, which takes longer than the answer.
 */
export const stay = (event: Event) => event.preventDefault();

/** What a field shows that reads what is typed in a way of its own: what was typed, as long as it is what is there, else `shown`. */
const kept = directive(
  class extends Directive {
    override render(_same: (text: string) => boolean, shown: string): unknown {
      return shown;
    }

    override update(part: PropertyPart, [same, shown]: [(text: string) => boolean, string]): unknown {
      if (same((part.element as HTMLInputElement).value)) return noChange;
      setCommittedValue(part);
      return shown;
    }
  },
);

/** How a field reads and writes, where that is neither text nor a number. */
interface OwnReading {
  /** Whether a text says what the draft has. */
  same: (text: string) => boolean;
  /** What the draft has, in words. */
  shown: string;
  /** What it comes to where nothing is typed. */
  placeholder?: string | undefined;
}

function inputField(page: Page, pointer: string, kind: Input, options: FieldOptions, own?: OwnReading): TemplateResult {
  const stored = get(page.draft, pointer);
  const value = typeof stored === 'string' ? stored : '';
  const change = options.change ?? ((text: string) => page.type(pointer, text));
  const { marks } = page.words.locale;
  const unit = own ? undefined : kind === 'amount' ? '$' : kind === 'percent' ? '%' : undefined;
  const whole = kind === 'whole';
  const input = html`<input
    id=${pointer}
    type=${kind === 'date' ? 'date' : 'text'}
    inputmode=${whole ? 'numeric' : unit ? 'decimal' : nothing}
    list=${kind === 'terms' ? 'terms' : nothing}
    autocomplete="off"
    spellcheck="false"
    placeholder=${own?.placeholder ?? nothing}
    .value=${own ? kept(own.same, own.shown) : unit ? numberIn(marks, value, unit) : whole ? kept((text) => text.trim() === value, value) : live(value)}
    aria-required=${needed(page, pointer)}
    aria-invalid=${invalid(page, pointer)}
    aria-describedby=${described(page, pointer, options)}
    @input=${(event: Event) => {
      const text = (event.target as HTMLInputElement).value;
      change(own ? text : unit ? read(marks, text, unit) : whole ? text.trim() : text);
    }}
    @change=${() => page.settle()}
  />`;
  const control = unit ? html`<span class="with-unit"><span aria-hidden="true">${unit}</span>${input}</span>` : input;
  return field(page, pointer, kind, options, html`<form autocomplete="off" @submit=${stay}>${control}</form>`);
}

export const textField = (page: Page, pointer: string, options: FieldOptions) =>
  inputField(page, pointer, 'text', options);
export const wholeField = (page: Page, pointer: string, options: FieldOptions) =>
  inputField(page, pointer, 'whole', options);
export const amountField = (page: Page, pointer: string, options: FieldOptions) =>
  inputField(page, pointer, 'amount', options);
export const percentField = (page: Page, pointer: string, options: FieldOptions) =>
  inputField(page, pointer, 'percent', options);
export const termsField = (page: Page, pointer: string, options: FieldOptions) =>
  inputField(page, pointer, 'terms', options);
/** A field that reads what is typed in a way of its own: an amount that can be "none", terms with words beside the plan's. */
export const ownField = (
  page: Page,
  pointer: string,
  kind: 'text' | 'terms' | 'whole',
  options: FieldOptions & OwnReading & { change: (text: string) => void },
) => inputField(page, pointer, kind, options, options);
export const dateField = (page: Page, pointer: string, options: FieldOptions) =>
  inputField(page, pointer, 'date', options);

const option = ([value, label]: Choice, chosen: string) =>
  html`<option value=${value} .selected=${live(value === chosen)}>${label}</option>`;

/** A choice from a list, or from lists with headings. */
export function selectField(
  page: Page,
  pointer: string,
  options: FieldOptions & {
    choices: readonly Choice[] | readonly { label: string; choices: readonly Choice[] }[];
    value?: string;
  },
): TemplateResult {
  const stored = get(page.draft, pointer);
  const value = options.value ?? (typeof stored === 'string' ? stored : '');
  const change = options.change ?? ((chosen: string) => page.type(pointer, chosen));
  const all = options.choices.flatMap((choice) => ('label' in choice ? choice.choices : [choice]));
  const chosen = all.find(([known]) => known === value);
  return field(
    page,
    pointer,
    'select',
    options,
    html`<form autocomplete="off" data-chosen=${chosen?.[1] ?? value} @submit=${stay}><select
      id=${pointer}
      aria-required=${needed(page, pointer)}
      aria-invalid=${invalid(page, pointer)}
      aria-describedby=${described(page, pointer, options)}
      @change=${(event: Event) => {
        change((event.target as HTMLSelectElement).value);
        page.settle();
      }}
    >
      ${options.choices.map((choice) =>
        'label' in choice
          ? html`<optgroup label=${choice.label}>${choice.choices.map((inner) => option(inner, value))}</optgroup>`
          : option(choice, value),
      )}
      ${
        // Another edition's word, which nothing else must seem to be chosen for.
        value && !chosen ? option([value, value], value) : nothing
      }
    </select></form>`,
  );
}

/** A yes that is not said otherwise: unchecked, the draft has nothing there. */
export function checkField(
  page: Page,
  pointer: string,
  options: FieldOptions & { checked?: boolean; toggle?: (checked: boolean) => void },
): TemplateResult {
  const checked = options.checked ?? get(page.draft, pointer) === true;
  return html`<form class="field check" autocomplete="off" @submit=${stay}>
    <div class="label">
      <input
        id=${pointer}
        type="checkbox"
        .checked=${live(checked)}
        aria-invalid=${invalid(page, pointer)}
        aria-describedby=${described(page, pointer, options)}
        @change=${(event: Event) => {
          const now = (event.target as HTMLInputElement).checked;
          if (options.toggle) options.toggle(now);
          else page.type(pointer, now || undefined);
          page.settle();
        }}
      />
      <label for=${pointer}>${options.label}</label>
    </div>
    ${options.help ? html`<p class="help" id=${helpId(pointer)}>${options.help}</p>` : nothing}
    ${problemsHere(page, pointer)}
  </form>`;
}

/** A question whose few answers are all in sight. */
export function choiceField(
  page: Page,
  pointer: string,
  options: {
    label: Content;
    /** What is seen of the label, where that is less. */
    shown?: string;
    value: string;
    choices: readonly Choice[];
    change: (value: string) => void;
    /** In a line, as one control. */
    kind?: 'segments';
  },
): TemplateResult {
  return group(
    page,
    pointer,
    options.label,
    html`${options.shown === undefined ? nothing : html`<p class="shown" aria-hidden="true">${options.shown}</p>`}<div class="checks">
      ${options.choices.map(
        ([value, label]) => html`<div class="field check">
          <div class="label">
            <input
              id="${pointer}.${value}"
              type="radio"
              name=${pointer}
              .checked=${live(value === options.value)}
              @change=${() => {
                options.change(value);
                page.settle();
              }}
            />
            <label for="${pointer}.${value}">${label}</label>
          </div>
        </div>`,
      )}
    </div>`,
    options.kind ?? 'inline',
  );
}

/** Fields that belong together, and the problems of them as a whole. */
export function group(page: Page, pointer: string, legend: Content, content: unknown, kind = ''): TemplateResult {
  return html`<fieldset class="group ${kind}" id=${pointer} tabindex="-1" aria-describedby=${described(page, pointer)}>
    <legend>${legend}</legend>
    ${problemsHere(page, pointer)}${content}
  </fieldset>`;
}

/**
 * What can be opened. Its content is made only then, or when a problem is in
 * one of the places that it covers.
 */
export function disclosure(
  page: Page,
  key: string,
  covers: readonly string[],
  summary: unknown,
  content: () => unknown,
  kind = '',
): TemplateResult {
  const troubled = page.problems.some((problem) => covers.some((pointer) => within(problem.pointer, pointer)));
  const open = troubled || page.isOpen(key);
  return html`<details class="disclosure ${kind}" data-part=${key.split(' ', 1)[0]} ?open=${live(open)} @toggle=${toggled(page, key)}>
    <summary @click=${toggle(page, key, open)}>${summary}</summary>
    ${open ? html`<div class="content">${content()}</div>` : nothing}
  </details>`;
}

/**
 * Opens or closes at once. The element's own event comes later, and what is
 * drawn in between would undo it.
 */
export const toggle = (page: Page, key: string, open: boolean) => (event: Event) => {
  event.preventDefault();
  page.setOpen(key, !open);
};

/** Takes over what the browser opened by itself, to show something found in it. */
export const toggled = (page: Page, key: string) => (event: Event) =>
  page.setOpen(key, (event.target as HTMLDetailsElement).open);

/** The id of the word that `explained` shows, for what is named by it. */
export const wordId = (where: string, key: string) => `${where}.${key}`;

/** A word of the trade, which tells what it means where it stands. */
export function explained(
  page: Page,
  where: string,
  key: Extract<Key, `meaning.${string}`>,
  word: string,
): TemplateResult {
  const id = wordId(where, key);
  if (!page.live) return html`<span class="word" id=${id}>${word}</span>`;
  const open = page.isOpen(id);
  return html`<button type="button" class="word" id=${id} aria-expanded=${open} @click=${() => page.setOpen(id, !open)}>${word}</button>
    ${open && page.words.has(key) ? html`<p class="meant">${page.words.say(key)}</p>` : nothing}`;
}

/** The sentence, and where the spot is known, the text with the spot marked in it. */
function problemText(words: Words, problem: Problem, value: unknown): TemplateResult {
  const spot = typeof value === 'string' ? faultySpot(value, problem) : undefined;
  return html`${problemWords(words, problem)}${spot ? html` <code class="spot">${spot[0]}<mark>${spot[1] || '␣'}</mark>${spot[2]}</code>` : nothing}`;
}
