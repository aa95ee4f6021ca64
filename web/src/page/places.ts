// The plans that are sold where somebody lives, from a directory of plans. Whoever hosts
// it can see which files are asked for: one of a state, and those of a rating area.
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Choice } from '../answer/labels';
import {
  countiesLike,
  countyOf,
  filesOf,
  needsZip,
  partOf,
  placesIn,
  silverFileOf,
  silverOf,
  soldIn,
  yearsIn,
  type County,
  type Directory,
  type StatePlaces,
  type Years,
} from '../draft/directory';
import { typed, type Draft } from '../draft/draft';
import { mostBytes } from '../draft/plan-list';
import { samples } from '../draft/samples';
import { Failure } from '../element/failure';
import { fetched } from '../element/fetched';
import { codes } from '../element/plan-file';
import { EngineError } from '../engine/engine';
import { planYear, today } from '../words/today';
import { Combobox } from './combobox';
import { selectField, stay } from './fields';
import { offerPlans } from './offered';
import { countiesOf, keepSold } from './sold';
import type { OutpocketPage } from './outpocket-page';
import styles from './places.css?inline';

type Place = NonNullable<Draft['place']>;

/** What can keep plans away: the connection, a file that is not there any more, a damaged one, the engine. */
type Trouble = 'unreachable' | 'gone' | 'damaged' | 'engine';

/** A file is not what the directory says. */
class Damaged extends Error {}

const troubles: Partial<Record<Failure['code'], Trouble>> = {
  'plans-unreachable': 'unreachable',
  'plans-slow': 'unreachable',
  'plans-not-found': 'gone',
};

export class Places {
  readonly directory: Directory;
  readonly #page: OutpocketPage;
  readonly #county: Combobox;
  #years: Years | undefined;
  #year = '';
  #state = '';
  /** The county's code. */
  #fips: string | undefined;
  #zip = '';
  /** What is sold in the state, once that is there. */
  #places: StatePlaces | undefined;
  #work = new AbortController();
  #busy = false;
  #trouble: Trouble | undefined;
  /** Where the plans that stand on the page are sold, in words, and how many; none: nothing is sold there. */
  #found: { county: string; count: number } | undefined;

  constructor(page: OutpocketPage, directory: Directory) {
    this.#page = page;
    this.directory = directory;
    this.#county = new Combobox(() => this.#drawn());
    page.adopt(styles);
    this.#take(yearsIn(directory.text));
    if (!this.#years) this.#trouble = 'damaged';
    // A directory of one state is about nowhere else.
    const [only, another] = this.#states;
    if (only && !another) this.#chooseState(only);
  }

  /** Gives up what is under way, and takes away the plans that came. */
  end(): void {
    this.#work.abort();
    if (this.#found?.count) Object.assign(this.#page, { samples, atFirst: samples });
  }

  #take(years: Years | undefined): void {
    this.#years = years;
    const all = Object.keys(years ?? {}).toSorted();
    if (all.includes(this.#year)) return;
    const { year = '' } = this.#page.draft;
    this.#year = [planYear(year), year].find((one) => all.includes(one)) ?? all.at(-1) ?? '';
  }

  get #states(): string[] {
    return Object.keys(this.#years?.[this.#year] ?? {});
  }

  get #chosen(): County | undefined {
    return this.#places?.counties.find(({ fips }) => fips === this.#fips);
  }

  async #drawn(): Promise<void> {
    this.#page.requestUpdate();
    await this.#page.updateComplete;
  }

  #chooseYear(year: string): void {
    this.#year = year;
    this.#chooseState(this.#states.includes(this.#state) ? this.#state : '', this.#fips);
  }

  #chooseState(state: string, fips?: string): void {
    this.#state = state;
    this.#places = undefined;
    if (fips === undefined) this.#county.text = '';
    this.#chooseCounty(fips);
  }

  #chooseCounty(fips: string | undefined): void {
    if (fips !== this.#fips) this.#zip = '';
    this.#fips = fips;
    void this.#look();
  }

  #typeZip(zip: string): void {
    this.#zip = zip.trim();
    void this.#look();
  }

  /** Loads what is needed next for what was said. Files that are gone are looked for once more in a new index. */
  async #look(anew = false): Promise<void> {
    this.#work.abort();
    const { signal } = (this.#work = new AbortController());
    this.#trouble = undefined;
    this.#found = undefined;
    this.#busy = false;
    this.#page.requestUpdate();
    try {
      if (anew) await this.#renew(signal);
      try {
        await this.#load(signal);
      } catch (error) {
        if (anew || !(error instanceof Failure) || error.code !== 'plans-not-found') throw error;
        await this.#renew(signal);
        await this.#load(signal);
      }
    } catch (error) {
      if (signal.aborted) return;
      const engine = error instanceof EngineError;
      if (!engine && !(error instanceof Failure) && !(error instanceof Damaged)) throw error;
      this.#trouble = engine ? 'engine' : error instanceof Failure ? (troubles[error.code] ?? 'damaged') : 'damaged';
    } finally {
      if (!signal.aborted) {
        this.#busy = false;
        this.#page.requestUpdate();
      }
    }
  }

  async #renew(signal: AbortSignal): Promise<void> {
    const years = yearsIn(await this.#text(this.directory.address, signal, 'no-cache'));
    if (!years) throw new Damaged();
    this.#take(years);
    this.#places = undefined;
  }

  async #load(signal: AbortSignal): Promise<void> {
    if (this.#state === '') return;
    if (!this.#places) {
      this.#places = await this.#ofState(signal);
      // It can have been typed before its state was there.
      const typed = countyOf(this.#places.counties, this.#county.text);
      if (typed && !this.#fips) [this.#fips, this.#county.text] = [typed.fips, typed.name];
    }
    const [places, county] = [this.#places, this.#chosen];
    if (!county || (needsZip(county) && !/^\d{5}$/.test(this.#zip))) return;
    const part = partOf(county, this.#zip);
    const lists = await Promise.all(
      (part ? filesOf(places, part) : []).map(async (name) => this.#plans(await this.#file(name, signal))),
    );
    const list = part ? soldIn(places, part, lists.flat()) : [];
    const deciding = part && silverFileOf(places, part);
    const silver = deciding && silverOf(await this.#file(deciding, signal), part);
    if (deciding && !silver) throw new Damaged();
    this.#found = { county: county.name, count: list.length };
    if (list.length === 0) return;
    const { say } = this.#page.words;
    const what = (count: number) => say('where.found', { count, county: county.name, year: this.#year });
    const problems = await offerPlans(this.#page, list, what, undefined, signal, {
      state: this.#state,
      county: county.fips,
      ...(needsZip(county) && { zip: this.#zip }),
      ...(silver && ({ silver: typed(silver) } as Pick<Place, 'silver'>)),
    });
    if (problems.length > 0) throw new Damaged();
    keepSold(this.#page.samples, county);
  }

  async #ofState(signal: AbortSignal): Promise<StatePlaces> {
    const name = this.#years?.[this.#year]?.[this.#state];
    // A newer index does not have the state any more.
    if (name === undefined) throw new Failure('plans-not-found', this.directory.address);
    const places = placesIn(await this.#file(name, signal), this.#state, this.#year);
    if (!places) throw new Damaged();
    return places;
  }

  #plans(text: string): unknown[] {
    let plans: unknown;
    try {
      plans = JSON.parse(text);
    } catch (cause) {
      throw new Damaged('not JSON', { cause });
    }
    const isOfYear = (plan: { year?: unknown } | null) => String(plan?.year) === this.#year;
    if (!Array.isArray(plans) || !plans.every(isOfYear)) throw new Damaged();
    return plans;
  }

  #file(name: string, signal: AbortSignal): Promise<string> {
    return this.#text(new URL(name, this.directory.address).href, signal);
  }

  #text(address: string, signal: AbortSignal, cache?: RequestCache): Promise<string> {
    this.#busy = true;
    this.#page.requestUpdate();
    return fetched(address, codes, signal, mostBytes, cache);
  }

  render(): TemplateResult {
    const { words } = this.#page;
    const { say } = words;
    const years = Object.keys(this.#years ?? {}).toSorted();
    const nameOf = (state: string) => say('where.state.name', { state });
    const states = this.#states
      .map((state): Choice => [state, nameOf(state)])
      .toSorted(([, a], [, b]) => a.localeCompare(b, words.language));
    return html`<p class="help">${say('where.help')}</p>
      ${
        years.length > 1
          ? selectField(this.#page, '/where.year', {
              label: say('where.year'),
              value: this.#year,
              choices: years.map((year): Choice => [year, year]),
              change: (year) => this.#chooseYear(year),
            })
          : nothing
      }
      ${
        years.length > 0
          ? selectField(this.#page, '/where.state', {
              label: say('where.state'),
              value: this.#state,
              choices: [['', say('where.choose')], ...states],
              change: (state) => this.#chooseState(state),
            })
          : nothing
      }
      ${this.#state ? this.#countyField(this.#places?.counties ?? []) : nothing} ${this.#zipField()}
      <p id="where-said" role="status" class="where-said ${this.#trouble ? 'trouble' : ''}">${this.#said()}</p>
      ${this.#trouble ? html`<button type="button" @click=${() => void this.#look(true)}>${say('fault.retry')}</button>` : nothing}`;
  }

  #countyField(counties: readonly County[]): TemplateResult {
    const choice = ({ fips, name }: County): Choice => [fips, name];
    return this.#county.render({
      id: 'where-county',
      label: this.#page.words.say('where.county'),
      describedBy: 'where-said',
      busy: () => this.#busy && !this.#places,
      like: (typed) => countiesLike(counties, typed).map(choice),
      meant: (typed) => {
        const county = countyOf(counties, typed);
        return county && choice(county);
      },
      choose: (fips) => {
        if (fips !== this.#fips) this.#chooseCounty(fips);
        else void this.#drawn();
      },
    });
  }

  #zipField(): TemplateResult | typeof nothing {
    const county = this.#chosen;
    if (!county || !needsZip(county)) return nothing;
    const { say } = this.#page.words;
    return html`<div class="field whole">
      <div class="label"><label for="where-zip">${say('where.zip')}</label></div>
      <form autocomplete="off" @submit=${stay}>
        <input
          id="where-zip"
          type="text"
          inputmode="numeric"
          autocomplete="off"
          aria-describedby="where-zip-help where-said"
          .value=${live(this.#zip)}
          @input=${(event: Event) => this.#typeZip((event.target as HTMLInputElement).value)}
        />
      </form>
      <div class="notes"><p class="help" id="where-zip-help">${say('where.zip.help', { county: county.name })}</p></div>
    </div>`;
  }

  /** How it stands, or what is wrong. */
  #said(): string {
    const { say } = this.#page.words;
    const [found, year, typed] = [this.#found, this.#year, this.#county.text];
    const { draft, words } = this.#page;
    if (this.#trouble) return say(`where.trouble.${this.#trouble}`);
    if (this.#busy) return say('where.looking');
    // A step back, or the place of the credit, can be another one meanwhile.
    if (found && (found.count === 0 || draft.place?.county === this.#fips)) {
      const still = found.count > 0 ? [] : countiesOf(draft, this.#fips);
      return [
        say(found.count > 0 ? 'where.found' : 'where.none', { ...found, year }),
        ...(still.length > 0 ? [say('where.still', { counties: words.list(still) })] : []),
        ...(year < today().slice(0, 4) ? [say('where.past', { year })] : []),
      ].join(' ');
    }
    if (this.#places && !this.#fips && typed && countiesLike(this.#places.counties, typed).length === 0)
      return say('where.county.unknown', { typed });
    if (this.#years && this.#states.length === 0) return say('where.empty');
    return '';
  }
}
