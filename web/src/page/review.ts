// Files that somebody opens and that are no plan files of ours: what is read in them,
// row by row, to be looked at and confirmed before it becomes a plan (R58).
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { problemWords } from '../answer/problems';
import { asPlan } from '../draft/check';
import { maxPlans, payer, removePlan, type Draft, type Plan } from '../draft/draft';
import { addPlan, usualPeriod } from '../draft/own-plans';
import type { Problem } from '../engine/types';
import { reasonWords } from '../reading/reasons';
import type { Given, Progress } from '../reading/messages';
import { NotRead, Reader, type Counts, type Drafted, type Reading, type Wrong } from '../reading/reader';
import type { Field as DraftField, Place, Remark } from '../reading/types';
import { read } from '../words/decimals';
import { stay } from './fields';
import type { OutpocketPage } from './outpocket-page';
import { forms } from './plan-benefits';
import { periods, premiumLabel, unread } from './quick-plans';
import { FoundPlans } from './review-list';
import { controlOf, inParts, labelOf, rowsOf, shown, valueOf } from './review-fields';
import type { Part, Row, ShownDraft as PlanDraft } from './review-fields';
import reviewStyles from './review.css?inline';
import listStyles from './plan-list.css?inline';

/** A file that was opened, or files that belong together. */
interface Opened {
  name: string;
  work: AbortController;
  progress?: Progress;
  reading?: Reading;
  /** The plans of it that are in the columns. */
  used: Set<number>;
  list?: FoundPlans;
  /** Why it was not read. */
  refused?: NotRead;
}

/** A plan of a file while it is looked at. */
interface Sheet {
  opened: Opened;
  index: number;
  draft: PlanDraft;
  /** What was typed in the place of what was read, by the field's pointer. */
  typed: Map<string, string>;
  /** The rows that somebody said are right. */
  right: Set<string>;
  premium: { amount: string; period: string };
  /** The premiums by place, and which of them was chosen. */
  rates: NonNullable<Drafted['rates']>;
  area: string;
  problems: readonly Problem[];
  busy: boolean;
}

/** More than so many problems nobody reads at once. */
const mostTold = 8;

export class Review {
  readonly #page: OutpocketPage;
  #reader: Promise<Reader> | undefined;
  #files: Opened[] = [];
  #sheet: Sheet | undefined;
  /** The plan that is being used. */
  #using: Promise<void> | undefined;
  /** What was done last, for those who do not see it. */
  #said = '';

  constructor(page: OutpocketPage) {
    this.#page = page;
    page.adopt(`${listStyles}\n${reviewStyles}`);
  }

  /** Reads files, one after the other, and shows what is in them. Tables and documents belong together. */
  async add(files: readonly Given[]): Promise<void> {
    const { words } = this.#page;
    const given = files.map(({ file, name }): Given => ({ file, name: name || words.say('review.pasted') }));
    const isTable = ({ name }: Given) => /\.(?:csv|json)(?:\.gz)?$/i.test(name);
    const tables = given.filter(isTable);
    const groups = [
      ...(tables.length > 0 ? [tables] : []),
      ...given.filter((one) => !isTable(one)).map((one) => [one]),
    ];
    const opened = groups.map((group): [Given[], Opened] => [
      group,
      { name: words.list(group.map(({ name }) => name)), work: new AbortController(), used: new Set() },
    ]);
    this.#files = [...this.#files, ...opened.map(([, one]) => one)];
    this.#page.show('plans');
    this.#page.goTo('review');
    for (const [group, one] of opened) await this.#read(group, one);
  }

  async #read(files: Given[], opened: Opened): Promise<void> {
    const { signal } = opened.work;
    const { say } = this.#page.words;
    try {
      const reader = await this.#start();
      signal.throwIfAborted();
      opened.reading = await reader.read(files, {
        signal,
        onProgress: (progress) => {
          opened.progress = progress;
          this.#page.requestUpdate();
        },
      });
      const { plans } = opened.reading;
      if (plans.length > 1) opened.list = new FoundPlans(this.#page, plans, (index) => void this.#open(opened, index));
      this.#say(
        say('review.found', { file: opened.name, count: plans.length }) +
          (plans.length === 1 && plans[0] ? ` ${this.#counted(plans[0].counts)}` : ''),
      );
      // What was dropped together is looked at one after the other.
      if (plans.length === 1 && !this.#sheet) await this.#open(opened, 0);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof NotRead)) throw error;
      opened.refused = error;
      if (error.code === 'unavailable' || error.code === 'stopped') this.#reader = undefined;
      this.#page.requestUpdate();
    }
  }

  /** The reader, started when it is first needed, and again where it has ended. */
  async #start(): Promise<Reader> {
    if (this.#reader && (await this.#reader.catch(() => undefined))?.ended !== false) this.#reader = undefined;
    return (this.#reader ??= Reader.start());
  }

  /** Shows a plan of a file, row by row. */
  async #open(opened: Opened, index: number): Promise<void> {
    if (!opened.reading) return;
    const { draft, rates = [] } = await (await this.#start()).draft(opened.reading.reading, index);
    draft.fields = inParts(draft);
    // What every plan has to say is asked where the file does not.
    for (const field of needed)
      if (!draft.fields.some((one) => one.field === field)) draft.fields.push({ field, state: 'notThere' });
    this.#sheet = {
      opened,
      index,
      draft,
      typed: new Map(),
      right: new Set(),
      premium: { amount: '', period: usualPeriod(payer(this.#page.draft)) },
      rates,
      area: '',
      problems: [],
      busy: false,
    };
    this.#page.goTo('review.plan');
  }

  /** Forgets all files, and shows the columns. */
  end(): void {
    for (const { work } of this.#files) work.abort();
    this.#files = [];
    this.#sheet = undefined;
    this.#said = '';
    void this.#reader?.then((reader) => reader.end());
    this.#reader = undefined;
  }

  async #close(): Promise<void> {
    const sheet = this.#sheet;
    if (sheet?.busy) {
      // A plan whose use was pressed before is used first; what keeps it from that is to be seen.
      await this.#using;
      if (!sheet.opened.used.has(sheet.index) || this.#files.length === 0) return;
    }
    this.end();
    this.#page.goTo('/plans');
    this.#page.requestUpdate();
  }

  #remove(opened: Opened): void {
    opened.work.abort();
    this.#files = this.#files.filter((one) => one !== opened);
    if (this.#sheet?.opened === opened) this.#sheet = undefined;
    if (this.#files.length === 0) return void this.#close();
    this.#page.goTo('review');
    this.#page.requestUpdate();
  }

  #say(text: string): void {
    this.#said = text;
    this.#page.requestUpdate();
  }

  readonly #counted = ({ read, look, notRead }: Counts): string =>
    this.#page.words.say('review.counts', { read, look, notRead });

  /** What is in the columns from now on, and what is next. */
  async #use(sheet: Sheet): Promise<void> {
    const { draft, words } = this.#page;
    if (sheet.busy) return;
    if (draft.plans.length >= maxPlans && !onlySamples(this.#page)) {
      this.#say(words.say('plans.full', { most: maxPlans }));
      return;
    }
    sheet.busy = true;
    try {
      const reader = await this.#start();
      const made = await reader.plan(sheet.opened.reading?.reading ?? 0, sheet.index, confirmedIn(this.#page, sheet));
      const found = asPlan(made.plan);
      sheet.problems = [...(made.lacks ?? []).map(lacking), ...(made.problems ?? [])];
      if (found) return this.#take(sheet, found);
      if (sheet.problems.length === 0) this.#say(words.say('file.notPlan'));
      const first = sheet.problems.map(({ pointer }) => placeOf(sheet, pointer)).find((place) => place !== undefined);
      this.#page.goTo(first ?? 'review.problems');
    } catch (error) {
      if (!(error instanceof NotRead)) throw error;
      sheet.opened.refused = error;
      this.#sheet = undefined;
    } finally {
      sheet.busy = false;
      this.#page.requestUpdate();
    }
  }

  #take(sheet: Sheet, plan: Plan): void {
    const { words } = this.#page;
    const after = withPlan(this.#page, plan, asksPremium(sheet.draft) && sheet.rates.length === 0);
    const { opened, index } = sheet;
    opened.used.add(index);
    this.#sheet = undefined;
    const said = words.say('file.added', { name: plan.name });
    const next = this.#files.find(({ reading, used }) => reading?.plans.length === 1 && used.size === 0);
    if (next || this.#files.some(({ reading, list, refused }) => list ?? !(reading ?? refused))) {
      this.#page.change(after, undefined, said);
      this.#say(said);
      if (next) void this.#open(next, 0);
      else this.#page.goTo('review');
      return;
    }
    this.end();
    this.#page.change(after, 'answer', said);
  }

  /** The review; nothing where no file is open. */
  render(): TemplateResult | undefined {
    if (this.#files.length === 0) return undefined;
    const { say } = this.#page.words;
    return html`<section class="review" aria-labelledby="review">
      <h3 id="review" tabindex="-1">${say('review.title')}</h3>
      <p class="help">${say('review.lead')}</p>
      ${unread(this.#page)}
      <p class="visually-hidden" role="status">${this.#said}</p>
      <ul class="files">${this.#files.map((opened) => html`<li>${this.#file(opened)}</li>`)}</ul>
      ${this.#files.map(({ list }) => list?.render() ?? nothing)}
      ${this.#sheet ? this.#plan(this.#sheet) : nothing}
      <p><button type="button" class="quiet" @click=${() => void this.#close()}>${say('review.close')}</button></p>
    </section>`;
  }

  #file(opened: Opened): TemplateResult {
    const { words } = this.#page;
    const { say } = words;
    const { name, progress, reading, refused, used } = opened;
    const remove = html`<button type="button" class="quiet" @click=${() => this.#remove(opened)}>
      ${say(reading || refused ? 'remove' : 'review.cancel')}<span class="visually-hidden"> ${name}</span>
    </button>`;
    if (refused) {
      const key = `reading.${refused.code}`;
      return html`<div class="trouble" role="alert">
        <p><b>${name}</b>: ${say(words.has(key) ? key : 'reading.other')}</p>
      </div>${remove}`;
    }
    if (!reading)
      return html`<span><b>${name}</b>
        <progress max=${progress?.of || nothing} value=${progress?.of ? progress.done : nothing} aria-label=${say('review.reading', { file: name })}></progress></span>
        ${remove}`;
    const [only] = reading.plans;
    return html`<span><b>${name}</b>: ${
      only && reading.plans.length === 1
        ? html`${only.name}. ${this.#counted(only.counts)}`
        : say('review.plans', { count: reading.plans.length })
    } ${used.size > 0 ? say('review.used', { count: used.size }) : nothing}</span>
      ${
        only && reading.plans.length === 1 && !(this.#sheet?.opened === opened)
          ? html`<button type="button" class="quiet" @click=${() => void this.#open(opened, 0)}>${say('review.look')}<span class="visually-hidden"> ${only.name}</span></button>`
          : nothing
      }
      ${remove} ${this.#wrong(reading.problems ?? [])}`;
  }

  /** What was not read, and where that is. */
  #wrong(problems: readonly Wrong[]): TemplateResult | typeof nothing {
    const { words } = this.#page;
    const { say } = words;
    if (problems.length === 0) return nothing;
    const more = problems.length - mostTold;
    return html`<div role="alert"><ul class="problems">
      ${problems.slice(0, mostTold).map(({ code, place = {}, found, count = 0 }) => {
        const key = `reading.${code}`;
        const where = this.#where(place);
        return html`<li>${where ? `${where}: ` : nothing}${say(words.has(key) ? key : 'reading.other')}${found ? html` <code>${found}</code>` : nothing}${count > 1 ? ` ${say('review.times', { count })}` : nothing}</li>`;
      })}
      ${more > 0 ? html`<li>${say('problems.more', { count: more })}</li>` : nothing}
    </ul></div>`;
  }

  #problems(problems: readonly Problem[]): TemplateResult | typeof nothing {
    const { words } = this.#page;
    if (problems.length === 0) return nothing;
    const more = problems.length - mostTold;
    return html`<ul class="problems">
      ${problems.slice(0, mostTold).map((problem) => html`<li>${problem.pointer ? html`<code>${problem.pointer}</code>: ` : nothing}${problemWords(words, problem)}</li>`)}
      ${more > 0 ? html`<li>${words.say('problems.more', { count: more })}</li>` : nothing}
    </ul>`;
  }

  #plan(sheet: Sheet): TemplateResult {
    const { words } = this.#page;
    const { say } = words;
    const { draft, problems } = sheet;
    const rows = rowsOf(words, draft);
    const others = rows.notThere.filter(({ key }) => key !== '/premium');
    const [lacked, missing] = [others.filter(isNeeded), others.filter((row) => !isNeeded(row))];
    const left = rows.look.filter((row) => !this.#isRight(sheet, row)).length;
    const elsewhere = problems.filter(({ pointer }) => placeOf(sheet, pointer) === undefined);
    return html`<div class="sheet" role="group" aria-labelledby="review.plan">
      <h3 id="review.plan" tabindex="-1">${draft.name}</h3>
      <p class="counts">${this.#counted(countsOf(draft))}</p>
      <datalist id="terms">${forms.map((form) => html`<option value=${form}></option>`)}</datalist>
      ${this.#part(sheet, 'look', rows.look)} ${this.#part(sheet, 'notRead', rows.notRead)}
      ${asksPremium(draft) ? this.#premium(sheet) : nothing}
      ${this.#part(sheet, 'needed', lacked)} ${this.#part(sheet, 'notThere', missing, true)}
      ${this.#part(sheet, 'read', rows.read, true)} ${this.#left(draft)}
      <div id="review.problems" tabindex="-1">${this.#problems(elsewhere)}</div>
      ${left > 0 ? html`<p class="help">${say('review.unconfirmed', { count: left })}</p>` : nothing}
      <p class="acts"><button type="button" class="primary" @click=${() => void (this.#using = this.#use(sheet))}>${say('review.use')}<span class="visually-hidden"> ${draft.name}</span></button></p>
    </div>`;
  }

  /** Rows of which the same is to be done; those for which nothing need be done are closed at first. */
  #part(sheet: Sheet, part: Part | 'needed', rows: readonly Row[], closed = false): TemplateResult | typeof nothing {
    const { say } = this.#page.words;
    if (rows.length === 0) return nothing;
    const title = say(`review.part.${part}`);
    const inside = html`<p class="help">${say(`review.part.${part}.help`)}</p>
      ${repeat(
        rows,
        ({ key }) => key,
        (row) => this.#row(sheet, part, row),
      )}`;
    return closed
      ? html`<details class="part ${part}"><summary>${title}</summary>${inside}</details>`
      : html`<div class="part ${part}"><h4>${title}</h4>${inside}</div>`;
  }

  /** Whether all of a row that needs a look has been looked at. */
  readonly #isRight = ({ right, typed }: Sheet, { key, fields }: Row): boolean =>
    right.has(key) || fields.every(({ state, field }) => state !== 'look' || typed.has(field));

  #row(sheet: Sheet, part: Part | 'needed', row: Row): TemplateResult {
    const { say } = this.#page.words;
    const right = this.#isRight(sheet, row);
    const said = saidOnce(row);
    return html`<div class="review-row ${part === 'look' && right ? 'right' : ''}" role="group" aria-label=${row.title}>
      <p class="name" aria-hidden="true">${row.title}</p>
      ${said ? this.#quoted(said, 'printed') : nothing}
      <div class="readings">${row.fields.map((field) => this.#field(sheet, row, field, said === undefined))}</div>
      ${
        part === 'look'
          ? html`<button
            type="button"
            class="confirm"
            aria-pressed=${right}
            @click=${() => {
              if (sheet.right.has(row.key)) sheet.right.delete(row.key);
              else sheet.right.add(row.key);
              this.#page.requestUpdate();
            }}
          >
            ${say('review.right')}<span class="visually-hidden">: ${row.title}</span>
          </button>`
          : nothing
      }
    </div>`;
  }

  /** A field: the words as printed, what decided, where they stand, why they are to be looked at, and our reading. */
  #field(sheet: Sheet, row: Row, field: Row['fields'][number], quoted: boolean): TemplateResult {
    const { words } = this.#page;
    const { say } = words;
    const label = labelOf(words, field.field);
    const control = controlOf(words, field);
    const value = sheet.typed.get(field.field) ?? shown(words, control, field.value);
    const id = idOf(field.field);
    const before = row.fields[row.fields.indexOf(field) - 1];
    // What is said of a whole stands at the first of its parts.
    const isFirst = field.whole === undefined || before?.whole !== field.whole;
    const problems = sheet.problems.filter(({ pointer }) => placeOf(sheet, pointer) === id);
    const type = (text: string) => {
      sheet.typed.set(field.field, text);
      sheet.problems = sheet.problems.filter((problem) => !problems.includes(problem));
      this.#page.requestUpdate();
    };
    const notes = [
      ...(control.kind === 'terms' && value.length > 14 ? [html`<p class="all ${howLong(value)}">${value}</p>`] : []),
      ...(field.text && quoted && isFirst
        ? [this.#quoted({ text: field.text, place: field.place ?? {} }, 'printed')]
        : []),
      ...(isFirst ? (field.decided ?? []).map((remark) => this.#quoted(remark, 'decided')) : []),
      ...(field.reason && isFirst && (quoted || before?.reason !== field.reason)
        ? [html`<p class="why">${reasonWords(words, field.reason)}</p>`]
        : []),
    ];
    const invalid = problems.length > 0 ? 'true' : nothing;
    const input =
      control.kind === 'whole'
        ? html`<p class="whole" id=${id} tabindex="-1">${value}</p>`
        : control.kind === 'choice'
          ? html`<select id=${id} aria-invalid=${invalid} aria-describedby=${`${id}.notes`} @change=${(event: Event) => type((event.target as HTMLSelectElement).value)}>
            ${value === '' ? html`<option value=""></option>` : nothing}
            ${control.choices.map(([one, name]) => html`<option value=${one} .selected=${live(one === value)}>${name}</option>`)}
          </select>`
          : html`<input
            id=${id}
            type="text"
            inputmode=${control.kind === 'amount' ? 'decimal' : control.kind === 'whole number' ? 'numeric' : nothing}
            list=${control.kind === 'terms' ? 'terms' : nothing}
            autocomplete="off"
            spellcheck="false"
            .value=${live(value)}
            aria-invalid=${invalid}
            aria-describedby=${`${id}.notes`}
            @input=${(event: Event) => type((event.target as HTMLInputElement).value)}
          />`;
    return html`<div class="field reading ${field.state}">
      <div class="label"><label for=${id}>${label ?? say('review.reading.ours')}<span class="visually-hidden">, ${row.title}</span></label></div>
      <form autocomplete="off" @submit=${stay}>${input}</form>
      <div class="notes" id=${`${id}.notes`}>
        ${notes}${problems.map((problem) => html`<p class="problems">${problemWords(words, problem)}</p>`)}
      </div>
    </div>`;
  }

  /** Words of a file, which are in the language that they are in, and where they stand. */
  #quoted({ text, place }: Remark, kind: 'printed' | 'decided'): TemplateResult {
    const where = this.#where(place);
    return html`<p class=${kind}>
      <span class="visually-hidden">${this.#page.words.say(kind === 'printed' ? 'review.printed' : 'review.decided')}</span>
      <q lang="">${text}</q>${where ? html` <span class="where">${where}</span>` : nothing}
    </p>`;
  }

  #where({ file, row, column, pointer, page }: Place): string {
    const { say } = this.#page.words;
    return [
      ...(file ? [file] : []),
      ...(page ? [say('review.page', { page })] : []),
      ...(row ? [say('review.row', { row })] : []),
      ...(column ? [column] : []),
      ...(pointer ? [pointer] : []),
    ].join(', ');
  }

  /** What comes out of the reader's pocket for the plan, which no file says. */
  #premium(sheet: Sheet): TemplateResult {
    const { draft, words } = this.#page;
    const { say } = words;
    const { premium } = sheet;
    const problems = sheet.problems.filter(({ pointer }) => pointer.startsWith('/premium'));
    const set = (part: 'amount' | 'period') => (event: Event) => {
      premium[part] = (event.target as HTMLInputElement | HTMLSelectElement).value;
      this.#page.requestUpdate();
    };
    const named = html`<span class="visually-hidden">, ${sheet.draft.name}</span>`;
    // Why the premiums of the chosen area are to be looked at: using the plan confirms them.
    const why = sheet.rates.find(({ area }) => area === sheet.area)?.reason;
    const told = html`<div class="notes" id="review.premium.notes">${why ? html`<p class="why">${reasonWords(words, why)}</p>` : nothing}${problems.map((problem) => html`<p class="problems">${problemWords(words, problem)}</p>`)}</div>`;
    if (sheet.rates.length > 0)
      return html`<div class="part premium"><h4>${say('review.premium')}</h4>
        <p class="help">${say('review.area.help')}</p>
        <div class="field">
          <div class="label"><label for="review.premium">${say('review.area')}${named}</label></div>
          <form autocomplete="off" @submit=${stay}><select id="review.premium" aria-invalid=${problems.length > 0 ? 'true' : nothing} aria-describedby="review.premium.notes" @change=${(
            event: Event,
          ) => {
            sheet.area = (event.target as HTMLSelectElement).value;
            this.#page.requestUpdate();
          }}>
            ${['', ...sheet.rates.map(({ area }) => area)].map((area) => html`<option value=${area} .selected=${live(area === sheet.area)}>${area}</option>`)}
          </select></form>
          ${told}
        </div>
      </div>`;
    return html`<div class="part premium"><h4>${say('review.premium')}</h4>
      <p class="help">${say('review.premium.help')}</p>
      <div class="line-fields">
        <div class="field">
          <div class="label"><label for="review.premium">${premiumLabel(words, draft)}${named}</label></div>
          <form autocomplete="off" @submit=${stay}><input id="review.premium" type="text" inputmode="decimal" autocomplete="off" aria-invalid=${problems.length > 0 ? 'true' : nothing} aria-describedby="review.premium.notes" .value=${live(premium.amount)} @input=${set('amount')} /></form>
          ${told}
        </div>
        <div class="field select">
          <div class="label"><label for="review.period">${say('quick.period')}${named}</label></div>
          <form autocomplete="off" @submit=${stay}><select id="review.period" @change=${set('period')}>
            ${periods.map((period) => html`<option value=${period} .selected=${live(period === premium.period)}>${say(`quick.period.${period}`)}</option>`)}
          </select></form>
        </div>
      </div>
    </div>`;
  }

  /** What a plan has no place for. */
  #left({ notExpressed = [] }: PlanDraft): TemplateResult | typeof nothing {
    const { say } = this.#page.words;
    if (notExpressed.length === 0) return nothing;
    return html`<details class="part left"><summary>${say('review.left', { count: notExpressed.length })}</summary>
      <p class="help">${say('review.left.help')}</p>
      ${notExpressed.map((remark) => this.#quoted(remark, 'printed'))}
    </details>`;
  }
}

/** The width that a field needs to show a text as a whole (review.css). */
const howLong = ({ length }: string): string => {
  if (length > 45) return 'longest';
  if (length > 33) return 'longer';
  return length > 24 ? 'long' : '';
};

/** How many fields of a draft are in each state. */
function countsOf({ fields }: PlanDraft): Counts {
  const count = (state: DraftField['state']) =>
    new Set(fields.filter((field) => field.state === state).map(({ field, whole }) => whole ?? field)).size;
  return { read: count('read'), look: count('look'), notRead: count('notRead'), notThere: count('notThere') };
}

/** What is printed for several fields of a row at once, as for the amounts of a deductible. */
function saidOnce({ fields }: Row): Remark | undefined {
  const [first, ...others] = fields.filter(({ text }) => text);
  if (!first?.text || others.length === 0 || others.some(({ text }) => text !== first.text)) return undefined;
  return { text: first.text, place: first.place ?? {} };
}

/** Whether a file leaves open what the plan costs. */
const asksPremium = ({ fields }: PlanDraft): boolean =>
  !fields.some(({ field, value }) => /^\/premium\/(?:amount|byAge)/.test(field) && value !== undefined);

/** What every plan has to say: of what kind it is, and of what year. */
const needed = ['/name', '/type', '/year'];
/** What no plan is used without; a limit of which nothing is said is none of $0. */
const isNeeded = ({ key }: Row): boolean =>
  needed.includes(key) || /^\/(?:deductibles|outOfPocketMaximums)\b/.test(key);

/** What a plan cannot do without, as a problem of its field. */
const lacking = (pointer: string): Problem => ({ code: 'missing', pointer, found: '', expected: '' });

/** The id of a draft's field: none of the page's own, which are pointers. */
const idOf = (pointer: string): string => `review${pointer.replaceAll('/', '.')}`;

/** The id of the field that a problem is shown at; undefined: there is none. */
const placeOf = ({ draft }: Sheet, pointer: string): string | undefined => {
  if (asksPremium(draft) && pointer.startsWith('/premium')) return 'review.premium';
  // What is wrong with a whole stands at the first of its parts.
  const at = draft.fields.find(({ field }) => field === pointer) ?? draft.fields.find(({ whole }) => whole === pointer);
  return at && idOf(at.field);
};

/** What a person has confirmed of a draft, or said instead, by the pointers of its fields. */
function confirmedIn(
  { words }: OutpocketPage,
  { draft, typed, right, premium, rates, area }: Sheet,
): Record<string, unknown> {
  const rows = Object.values(rowsOf(words, draft)).flat();
  const confirmed = rows.flatMap(({ key, fields }) =>
    fields.flatMap((field): [string, unknown][] => {
      const text = typed.get(field.field);
      // Without its first part, which says how much, there is no such limit.
      const first = fields.find(({ whole }) => whole !== undefined && whole === field.whole);
      if (first && first.value !== undefined && typed.get(first.field)?.trim() === '')
        return field === first ? [[first.whole ?? '', null]] : [];
      const control = controlOf(words, field);
      if (text !== undefined) {
        const value = valueOf(words, control, text);
        // What was read and is taken away is not known; where nothing was read, nothing is said.
        if (value === undefined && field.value === undefined) return [];
        return [[field.field, value ?? (control.kind === 'terms' ? 'Unknown' : null)]];
      }
      return field.state === 'look' && right.has(key) ? [[field.field, field.value]] : [];
    }),
  );
  if (!asksPremium(draft)) return Object.fromEntries(confirmed);
  const others = Object.fromEntries(confirmed.filter(([pointer]) => !pointer.startsWith('/premium')));
  const chosen = rates.find((one) => one.area === area);
  if (chosen) return { ...others, '/premium/period': 'month', '/premium/byAge': chosen.byAge };
  const amount = read(words.locale.marks, premium.amount);
  return {
    ...others,
    '/premium/period': premium.period,
    ...(amount === '' ? {} : { '/premium/amount': amount }),
  };
}

/** Whether all columns are still the page's own samples, which the first plan of the reader's takes the place of. */
const onlySamples = ({ draft, samples, offered }: OutpocketPage): boolean =>
  !offered && draft.plans.every(({ sample }) => samples.some(({ id }) => id === sample));

/** The draft with a plan in a column more, or in the place of the samples. */
function withPlan(page: OutpocketPage, plan: Plan, asked: boolean): Draft {
  const { draft } = page;
  if (!onlySamples(page)) return addPlan(draft, plan);
  // Who pays was asked with the premium.
  const begun = addPlan(asked ? { ...draft, whoPays: payer(draft) } : draft, plan);
  const year = plan.year || draft.year;
  return draft.plans.reduce((so, { id }) => removePlan(so, id), { ...begun, year });
}
