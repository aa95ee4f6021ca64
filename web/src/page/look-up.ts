// Looks doctors and medicines up in an insurer's lists, on this device: what is typed is
// compared here, and the same three files are fetched whatever it is. What is found is said
// with whose list it is of, and when.
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Choice } from '../answer/labels';
import { acceptingWords, ruleWords, standingIn, type PlanAnswer, type Sign } from '../answer/named';
import { ownId, type Draft, type Drug, type Item, type Plan, type Provider } from '../draft/draft';
import { addDoctor, addMedicine, dearest, serviceOf } from '../draft/named';
import { drugTiers } from '../draft/services';
import { plansOf, type Coverage } from '../directory/directory';
import { Lists, type Found } from '../directory/lists';
import { mostShown, type Doctor, type Medicine, type Site, type Strength, type Trouble } from '../directory/messages';
import { isManifest } from '../directory/shape';
import { troubleOf } from '../directory/trouble';
import type { Manifest, ManifestArea, PlanEntry } from '../directory/types';
import { Failure } from '../element/failure';
import { fetched } from '../element/fetched';
import { codes } from '../element/plan-file';
import { today } from '../words/today';
import { at } from '../draft/pointer';
import { Combobox } from './combobox';
import { selectField } from './fields';
import styles from './look-up.css?inline';
import type { OutpocketPage } from './outpocket-page';
import type { ListedAt } from './page';
import { painted } from './painted';
import { redrawn, type Piece } from './redrawn';
import { answerList, signed } from './signs';
import places from './places.css?inline';

/** After so many days a list is said to be old, and after so many more nothing is taken from it. */
const [aging, old] = [35, 90];

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

const daysBefore = (date: string, days: number): string =>
  new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);

/** The list has room for so few: where more come than stand there, the others are drawn behind their paint. */
const seenAtOnce = 4;

/** A manifest of many plans is smaller. */
const mostBytes = 4 << 20;

/** What is looked for, and what was found of it. */
interface Search<What extends keyof Found> {
  readonly box: Combobox;
  /** What was typed last, and for which plans that was looked up. */
  typed: string;
  of: string;
  /** What was found, and under which plans; whether that is of what was typed last. */
  found: readonly Found[What][];
  /** What was typed for it. */
  for: string;
  /** Whether there are more. */
  more: boolean;
  /** Whether none of it fits all words, and which words none of it fits. */
  near: boolean;
  without: string;
  under: readonly PlanEntry[];
  current: boolean;
  /** How many of it are drawn whole: to make ten of them takes longer than a key may, to put other words there does not. */
  whole: number;
  /** Which of it was chosen, and which of its strengths. */
  at: number | undefined;
  strength: number | undefined;
}

/** What somebody said: which plans of the lists those are that the lists do not have by their numbers. */
type Matched = Readonly<Record<string, string>>;

export class LookUp implements ReactiveController {
  readonly at: ListedAt;
  readonly #page: OutpocketPage;
  #lists: Lists | undefined;
  #manifest: Manifest | undefined;
  #entry: (id: string) => PlanEntry | undefined = () => undefined;
  /** The area that is chosen. */
  #area: ManifestArea | undefined;
  /** Whether its files are there. */
  #ready = false;
  #trouble: Trouble | 'stopped' | undefined;
  #matched: Matched = {};
  /** What was matched when a draft was the page's: who goes back to it goes back to that. */
  readonly #matchedOf = new WeakMap<Draft, Matched>();
  #draft: Draft | undefined;
  /** By what the draft's doctors and medicines were last taken from the lists. */
  #taken = { of: '', matched: this.#matched, plans: {} as Matched };
  /** The plans that are other ones of the lists than when something was taken from these. */
  readonly #others = new Set<string>();
  /** How many times files were loaded. */
  #loads = 0;
  readonly #pieces = { doctors: {} as Piece, medicines: {} as Piece };
  #searches = this.#fresh();

  constructor(page: OutpocketPage, at: ListedAt) {
    this.#page = page;
    this.at = at;
    page.adopt(places);
    page.adopt(styles);
    // Who begins anew leaves nothing of whom they looked for.
    page.addEventListener('started', () => {
      this.#matched = {};
      this.#searches = this.#fresh();
    });
    page.addController(this);
    void this.#begin();
  }

  end(): void {
    this.#page.removeController(this);
    this.#lists?.end();
  }

  hostUpdate(): void {
    const { draft } = this.#page;
    if (draft === this.#draft) return;
    this.#draft = draft;
    this.#match(this.#matchedOf.get(draft) ?? this.#matched);
  }

  hostUpdated(): void {
    if (this.#ready) void this.#takeAgain();
  }

  #match(matched: Matched): void {
    this.#matched = matched;
    this.#matchedOf.set(this.#page.draft, matched);
  }

  /** Takes what the draft says of doctors and medicines from the lists again, where these or its plans are other ones now. */
  async #takeAgain(): Promise<void> {
    const page = this.#page;
    const { draft, samples } = page;
    const { providers = [], drugs = [] } = draft;
    const plans = Object.fromEntries(
      [...draft.plans, ...samples].flatMap((plan) => {
        const ids = (['doctors', 'medicines'] as const).flatMap((what) => this.#entryOf(plan, what)?.id ?? []);
        return ids.length > 0 ? [[ownId(plan), ids.join()]] : [];
      }),
    );
    const [doctors, medicines] = [providers, drugs].map((all) => all.map(({ entry = '' }) => entry)) as [
      string[],
      string[],
    ];
    const of = JSON.stringify([this.#loads, this.#isUsable, plans, doctors, medicines]);
    if (of === this.#taken.of || !this.#lists) return;
    const before = this.#taken;
    this.#taken = { of, matched: this.#matched, plans };
    for (const own of Object.keys({ ...before.plans, ...plans }))
      if (before.plans[own] !== undefined && before.plans[own] !== plans[own]) this.#others.add(own);
    if (providers.length + drugs.length === 0) return this.#others.clear();
    const under = [...new Set([...this.#entries('doctors'), ...this.#entries('medicines')])];
    const again = this.#isUsable ? await this.#lists.again(doctors, medicines, under) : undefined;
    if (this.#taken.of !== of || page.draft !== draft) {
      // Something else was changed meanwhile.
      this.#taken = { ...this.#taken, of: '', matched: before.matched };
      return page.requestUpdate();
    }
    const kept = <Said>(said: Record<string, Said> = {}): Record<string, Said> =>
      Object.fromEntries(Object.entries(said).filter(([own]) => !this.#others.has(own)));
    const next: Draft = {
      ...draft,
      providers: draft.providers?.map((one, i): Provider => {
        const doctor = again?.doctors[i];
        const now = doctor && this.#providerOf(doctor, under);
        return { ...one, ...now, name: one.name, plans: { ...kept(one.plans), ...now?.plans } };
      }),
      drugs: draft.drugs?.map((one, i): Drug => {
        const coverages = again?.medicines[i];
        const now = { ...one, plans: { ...kept(one.plans), ...(coverages && this.#drugPlans(coverages, under)) } };
        const ifUnknown = one.ifUnknown ?? dearest(draft, now);
        return { ...now, ...(ifUnknown ? { ifUnknown } : {}) };
      }),
    };
    this.#others.clear();
    if (sorted(next.providers) === sorted(draft.providers) && sorted(next.drugs) === sorted(draft.drugs)) return;
    this.#matchedOf.set(draft, before.matched);
    page.change(next);
  }

  #fresh(): { [What in keyof Found]: Search<What> } {
    const search = (what: keyof Found) => ({
      box: new Combobox(() => this.#drawn(what)),
      typed: '',
      of: '',
      found: [],
      for: '',
      more: false,
      near: false,
      without: '',
      under: [],
      current: true,
      whole: 0,
      at: undefined,
      strength: undefined,
    });
    return { doctors: search('doctors'), medicines: search('medicines') };
  }

  /** Draws where something is looked up, and nothing else: the whole page would take too long for every key. */
  async #drawn(what: keyof Found): Promise<void> {
    this.#pieces[what].again?.();
  }

  /** Draws both places anew: the lists have changed, or which plan of theirs a plan is. */
  #drawBoth(): void {
    for (const piece of Object.values(this.#pieces)) piece.again?.();
    this.hostUpdated();
  }

  /** Reads what there is. Files that are gone are looked for once more in what there is now. */
  async #begin(anew = false): Promise<void> {
    const { address, text, area } = this.at;
    this.#trouble = undefined;
    this.#ready = false;
    this.#drawBoth();
    try {
      const { signal } = new AbortController();
      const said =
        anew || text === undefined
          ? await fetched(address, codes, signal, mostBytes, anew ? 'no-cache' : 'default')
          : text;
      const manifest: unknown = JSON.parse(said);
      if (!isManifest(manifest)) return this.#fail('damaged');
      this.#manifest = manifest;
      this.#entry = plansOf(manifest);
    } catch (error) {
      if (!(error instanceof Failure || error instanceof SyntaxError)) throw error;
      return this.#fail(error instanceof Failure ? troubleOf(error) : 'damaged');
    }
    const { areas } = this.#manifest;
    const wanted = area ?? this.#area?.id;
    this.#area = areas.length === 1 ? areas[0] : areas.find(({ id }) => id === wanted);
    if (area !== undefined && !this.#area) return this.#fail('gone');
    await this.#open(anew);
  }

  async #open(anew: boolean): Promise<void> {
    const area = this.#area;
    this.#ready = false;
    this.#drawBoth();
    if (!area) return;
    try {
      this.#lists ??= new Lists(() => {
        this.#lists = undefined;
        this.#fail('stopped');
      });
    } catch {
      return this.#fail('stopped');
    }
    const trouble = await this.#lists.open(this.at.address, area);
    // Another one may be chosen by now.
    if (area !== this.#area) return;
    if (trouble === 'gone' && !anew) return this.#begin(true);
    if (trouble) return this.#fail(trouble);
    this.#ready = true;
    this.#loads++;
    this.#drawBoth();
  }

  #fail(trouble: Trouble | 'stopped'): void {
    this.#trouble = trouble;
    this.#drawBoth();
  }

  /** The entry of a plan; nothing where the lists do not have it. For doctors, one with the same network does. */
  #entryOf(plan: Plan, what: keyof Found): PlanEntry | undefined {
    const { hiosId, network } = plan;
    const own = this.#matched[ownId(plan)];
    const ids = [own, hiosId, ownId(plan), ...(what === 'doctors' ? [network] : [])];
    for (const id of ids) {
      const entry = id && this.#entry(id);
      if (entry) return entry;
    }
    return undefined;
  }

  /** All plans that may be compared and are in the lists: what is found is looked up under each. */
  #entries(what: keyof Found): PlanEntry[] {
    const { draft, samples } = this.#page;
    return [...new Set([...draft.plans, ...samples].flatMap((plan) => this.#entryOf(plan, what) ?? []))];
  }

  /** Looks up what is typed, under the plans that there are now. */
  #look<What extends keyof Found>(what: What, typed: string): void {
    const search = this.#searches[what];
    const entries = this.#entries(what);
    const of = entries.map(({ id }) => id).join();
    if (!this.#lists || (typed === search.typed && of === search.of)) return;
    Object.assign(search, { typed, of, current: false });
    void this.#lists.find(what, typed, entries).then(async ({ found: all, near, without }) => {
      if (search.typed !== typed || search.of !== of) return;
      const found = all.slice(0, mostShown);
      Object.assign(search, {
        found,
        for: typed,
        more: all.length > mostShown,
        near,
        without,
        under: entries,
        current: true,
        whole: Math.max(seenAtOnce, Math.min(search.whole, search.found.length)),
      });
      await this.#drawn(what);
      if (search.whole >= found.length) return;
      await painted();
      if (search.found !== found) return;
      search.whole = mostShown;
      void this.#drawn(what);
    });
  }

  render(what: keyof Found): unknown {
    return redrawn(this.#pieces[what], () => this.#draw(what));
  }

  #draw(what: keyof Found): TemplateResult {
    const { say } = this.#page.words;
    const { areas = [] } = this.#manifest ?? {};
    const choosing = areas.length > 1 && this.at.area === undefined;
    const looking = !this.#ready && !this.#trouble && (!choosing || this.#area);
    return html`<div class="look">
      <p class="help">${say('look.help')}</p>
      ${
        choosing
          ? selectField(this.#page, `look-area-${what}`, {
              label: say('look.area'),
              value: this.#area?.id ?? '',
              choices: [['', say('where.choose')], ...areas.map(({ id, name }): Choice => [id, name])],
              change: (id) => {
                this.#area = areas.find((one) => one.id === id);
                // What was found was of the area before.
                this.#searches = this.#fresh();
                this.#trouble = undefined;
                void this.#open(false);
              },
            })
          : nothing
      }
      <p role="status" class="look-said ${this.#trouble ? 'trouble' : ''}">${
        this.#trouble ? say(`look.trouble.${this.#trouble}`) : looking ? say('look.looking') : ''
      }</p>
      ${this.#trouble ? html`<button type="button" @click=${() => void this.#begin(true)}>${say('fault.retry')}</button>` : nothing}
      ${this.#ready && this.#manifest ? this.#ofLists(what, this.#manifest) : nothing}
    </div>`;
  }

  #ofLists(what: keyof Found, manifest: Manifest): TemplateResult {
    const { words, draft } = this.#page;
    const { plans, year } = draft;
    // Insurers have hundreds of plans: too many for every key.
    const before = guard([plans, year, this.#matched, manifest, words, today()], () => {
      const of = plans.flatMap((plan) => this.#entryOf(plan, what)?.issuer ?? []);
      const issuers = manifest.issuers.filter((_, i) => of.length === 0 || of.includes(i));
      return html`${this.#warnings(manifest).map((text) => html`<p class="look-old"><strong>${text}</strong></p>`)}
        <p class="help">${words.say('look.from', {
          issuers: words.list(issuers.map(({ name }) => name)),
          year: String(manifest.year),
          date: words.date(manifest.date),
        })}</p>
        ${plans.map((plan) => this.#whichPlan(what, plan, manifest))}`;
    });
    return html`${before} ${this.#field(what)}`;
  }

  /** What keeps the lists from being relied on. */
  #warnings({ date, year }: Manifest): string[] {
    const { words, draft } = this.#page;
    const days = daysBetween(date, today());
    return [
      ...(days > old ? [words.say('look.old', { days })] : []),
      ...(days > aging && days <= old ? [words.say('look.aging', { days })] : []),
      ...(String(year) === draft.year ? [] : [words.say('look.year', { year: String(year), own: draft.year })]),
    ];
  }

  /** Asks which one of the lists a plan is that they do not have by its number. */
  #whichPlan(what: keyof Found, plan: Plan, manifest: Manifest): TemplateResult | typeof nothing {
    const { words } = this.#page;
    const { say } = words;
    const own = ownId(plan);
    if (this.#entryOf(plan, what) && this.#matched[own] === undefined) return nothing;
    const skipped = manifest.skipped?.find(({ id }) =>
      [own, plan.hiosId].some((one) => id === one?.slice(0, 14).toUpperCase()),
    );
    if (skipped) {
      const key = `look.skipped.${skipped.reason}`;
      return html`<p class="help">${say(words.has(key) ? key : 'look.skipped.not-whole', { plan: plan.name })}</p>`;
    }
    const nameOf = ({ id, name }: PlanEntry) =>
      name && manifest.plans.filter((other) => other.name === name).length === 1
        ? name
        : [name, id].filter(Boolean).join(' · ');
    return selectField(this.#page, `look-${what}-${plan.id}`, {
      label: say('look.plan', { plan: plan.name }),
      value: this.#matched[own] ?? '',
      choices: [
        { label: say('look.plan.title'), choices: [['', say('look.plan.none')]] },
        ...manifest.issuers.map(({ name }, issuer) => ({
          label: name,
          choices: manifest.plans
            .filter((entry) => entry.issuer === issuer)
            .map((entry): Choice => [entry.id, nameOf(entry)]),
        })),
      ],
      change: (id) => {
        const { [own]: _, ...others } = this.#matched;
        this.#match(id ? { ...others, [own]: id } : others);
        this.#drawBoth();
      },
    });
  }

  #field<What extends keyof Found>(what: What): TemplateResult {
    const { say } = this.#page.words;
    const search: Search<What> = this.#searches[what];
    // Plans may have changed since.
    this.#look(what, search.typed);
    const said = `look-said-${what}`;
    const chosen = search.at === undefined ? undefined : search.found[search.at];
    return html`${search.box.render({
      id: `look-${what}`,
      label: say(`look.${what}`),
      describedBy: said,
      like: (typed) => {
        this.#look(what, typed.trim());
        return typed.trim() === '' ? [] : search.found.map((one, i): Choice => [String(i), this.#nameOf(what, one)]);
      },
      busy: () => !search.current,
      // Those that stand there stay.
      shown: (value) => {
        const one = search.found[Number(value)];
        if (Number(value) >= search.whole) return undefined;
        const { draft, words } = this.#page;
        return guard([one, draft, words, this.#matched], () => this.#option(what, one));
      },
      meant: () => undefined,
      choose: (value) => {
        Object.assign(search, { at: value === undefined ? undefined : Number(value), strength: undefined });
        // What was chosen stays, whatever else was looked up meanwhile.
        if (value !== undefined) Object.assign(search, { typed: search.for, current: true });
        void this.#drawn(what);
        // Who was chosen is read about now, and counted on next.
        if (value !== undefined) this.#page.rehearse();
      },
    })}
      <p role="status" id=${said} class=${chosen === undefined ? 'look-said' : 'visually-hidden'}>${
        chosen === undefined ? this.#count(what, search) : this.#news(what, chosen)
      }</p>
      ${chosen === undefined ? nothing : what === 'doctors' ? this.#doctor(chosen as Doctor) : this.#medicine(chosen as Medicine)}`;
  }

  #count<What extends keyof Found>(what: What, { box, for: typed, found, more, near, without }: Search<What>): string {
    if (typed === '' || box.text.trim() === '') return '';
    // Until others are found it is said of those that stand there: what comes and goes moves all below it at each key.
    return this.#page.words.say(`look.found.${what}`, {
      count: found.length,
      typed,
      more: more ? 'yes' : 'no',
      near: !near || found.length === 0 ? 'no' : without ? 'without' : 'yes',
      without,
    });
  }

  /** What is read out of what was chosen. */
  #news<What extends keyof Found>(what: What, one: Found[What]): string {
    const under = what === 'doctors' ? this.#standings(one as Doctor) : this.#coverages((one as Medicine).strengths);
    return [this.#nameOf(what, one), ...(under ?? []).map(({ text }) => text)].join('. ');
  }

  #nameOf<What extends keyof Found>(what: What, one: Found[What]): string {
    return what === 'doctors' ? (one as Doctor).name : this.#medicineName(one as Medicine);
  }

  #medicineName = ({ brand, ingredient, form }: Medicine): string =>
    [brand ? `${brand} (${ingredient})` : ingredient, form].filter(Boolean).join(', ');

  #option<What extends keyof Found>(what: What, one: Found[What] | undefined): unknown {
    if (!one) return nothing;
    const { list, say } = this.#page.words;
    const doctor = one as Doctor;
    const about =
      what === 'doctors'
        ? [list(doctor.specialties), list([...new Set(doctor.sites.map(({ city }) => city).filter(Boolean))])]
        : [];
    const under = what === 'doctors' ? this.#standings(doctor) : this.#coverages((one as Medicine).strengths);
    return html`<strong>${this.#nameOf(what, one)}</strong>
      ${about.filter(Boolean).map((text) => html`<span class="note"> · ${text}</span>`)}
      <span class="note look-short">${
        under ? under.map(({ sign, text }) => html`<span>${signed(sign)} ${text}</span>`) : say('look.strengths')
      }</span>`;
  }

  /** What a plan that was asked about is among the answers. */
  #under<Answer>(what: keyof Found, plan: Plan, answers: readonly Answer[]): Answer | undefined {
    const entry = this.#entryOf(plan, what);
    return entry && answers[this.#searches[what].under.indexOf(entry)];
  }

  /** How a provider stands to the network of each plan that is compared, in words. */
  #standings(doctor: Doctor): PlanAnswer[] {
    const { words, draft } = this.#page;
    const { plans } = this.#providerOf(doctor, this.#searches.doctors.under);
    return draft.plans.map((plan) => standingIn(words, plan, plans[ownId(plan)]));
  }

  /** How each plan that is compared covers a medicine, in words; nothing where that differs by its strength. */
  #coverages(strengths: readonly Strength[]): PlanAnswer[] | undefined {
    const { draft } = this.#page;
    const all = strengths.map(({ coverages }) =>
      draft.plans.map((plan) => {
        const coverage = this.#under('medicines', plan, coverages) ?? 'unknown';
        return { sign: signOf(coverage), text: this.#coverageWords(plan, coverage) };
      }),
    );
    const [first] = all;
    return all.every((one) => JSON.stringify(one) === JSON.stringify(first)) ? first : undefined;
  }

  #coverageWords(plan: Plan, coverage: Coverage): string {
    const { say, list } = this.#page.words;
    const covered = typeof coverage === 'object' && 'service' in coverage ? coverage : undefined;
    const service =
      covered?.service ?? (typeof coverage === 'object' && 'genericAs' in coverage ? coverage.genericAs : '');
    const rules = covered ? ruleWords(this.#page.words, covered) : [];
    const answer = covered ? 'covered' : typeof coverage === 'object' ? 'generic' : (coverage as string);
    return [
      say('look.drug', {
        plan: plan.name,
        answer,
        service: this.#page.words.has(`service.${service}`) ? say(`service.${service}` as 'service.genericDrug') : '',
      }),
      ...(rules.length > 0 ? [list(rules)] : []),
      ...(covered?.rowsDiffer ? [say('look.rowsDiffer')] : []),
    ].join('; ');
  }

  #doctor(doctor: Doctor): TemplateResult {
    const { words } = this.#page;
    const { say, list } = words;
    const { name, specialties, sites, accepting, updated } = doctor;
    const seen = this.#seen(updated);
    const age = seen === undefined ? 0 : daysBetween(seen, today());
    const { draft } = this.#page;
    const { plans, year } = draft;
    return html`<div class="look-card" role="group" aria-label=${name}>
      <p class="what"><strong>${name}</strong>${specialties.length > 0 ? html` <span class="note">${list(specialties)}</span>` : nothing}</p>
      ${answerList(this.#standings(doctor))}
      ${sites.slice(0, 3).map((site) => this.#site(site))}
      ${sites.length > 3 ? html`<p>${say('look.sites', { count: sites.length - 3 })}</p>` : nothing}
      <p>${acceptingWords(words, acceptings[accepting] ?? 'unknown')}</p>
      <p>${seen === undefined ? say('look.undated') : say('look.dated', { date: words.date(seen), late: age > old ? 'yes' : 'no', days: age })}</p>
      <p>${say('look.call', { plans: list(plans.map((plan) => plan.name)), count: plans.length, year })}</p>
      ${this.#adding(
        say('look.add.doctors', { name }),
        ({ provider }) => draft.providers?.some(({ id, entry }) => id === provider && entry === doctor.entry) ?? false,
        () => this.#addDoctor(doctor),
      )}
    </div>`;
  }

  /**
   * The button that takes what was found into the draft, or that it is there; neither where the
   * lists are too old or of another year.
   */
  #adding(label: string, has: (item: Item) => boolean, add: () => void): TemplateResult | typeof nothing {
    if (!this.#isUsable) return nothing;
    const { draft, careFor = draft.members[0]?.id, words } = this.#page;
    // Somebody else can go there too.
    return draft.care.some((item) => item.member === careFor && has(item))
      ? html`<p class="note">${words.say('look.added')}</p>`
      : html`<button type="button" class="add" @click=${add}>${label}</button>`;
  }

  get #isUsable(): boolean {
    const { date, year } = this.#manifest ?? { date: '', year: 0 };
    return String(year) === this.#page.draft.year && daysBetween(date, today()) <= old;
  }

  /** The day on which an entry was last looked after. */
  #seen(updated: number): string | undefined {
    return this.#manifest && updated >= 0 ? daysBefore(this.#manifest.date, updated) : undefined;
  }

  /** What the lists say under every plan that may be compared, by the ids under which they are offered. */
  #listed<Answer, Said>(
    what: keyof Found,
    answers: readonly Answer[],
    under: readonly PlanEntry[],
    said: (answer: Answer, entry: PlanEntry) => Said,
    updated?: string,
  ): Record<string, Said & { source: { title: string; checked: string; updated?: string } }> {
    const { draft, samples } = this.#page;
    const { issuers = [], date = '' } = this.#manifest ?? {};
    return Object.fromEntries(
      [...draft.plans, ...samples].flatMap((plan) => {
        const entry = this.#entryOf(plan, what);
        const answer = entry && answers[under.indexOf(entry)];
        if (!entry || answer === undefined) return [];
        const source = { title: issuers[entry.issuer]?.name ?? '', checked: date, ...(updated ? { updated } : {}) };
        return [[ownId(plan), { ...said(answer, entry), source }]];
      }),
    );
  }

  /** A doctor as a draft has them. */
  #providerOf({ name, entry, accepting, standings, updated }: Doctor, under: readonly PlanEntry[]) {
    const plans = this.#listed(
      'doctors',
      standings,
      under,
      (standing, { tiers = [] }) =>
        typeof standing === 'number'
          ? {
              network: 'in' as const,
              ...(tiers.length > 1 ? { tier: String(standing), tierName: tiers[standing - 1] ?? '' } : {}),
            }
          : { network: standing },
      this.#seen(updated),
    );
    return { name, entry, accepting: accepting > 1 ? (acceptings[accepting] ?? '') : '', plans };
  }

  #addDoctor(doctor: Doctor): void {
    const page = this.#page;
    page.change(
      addDoctor(
        page.draft,
        this.#providerOf(doctor, this.#searches.doctors.under),
        serviceOf(doctor.specialties),
        page.careFor,
      ),
      at(at('/care', page.draft.care.length), 'count'),
    );
  }

  /** What a draft has of how plans cover a medicine. */
  #drugPlans(coverages: readonly Coverage[], under: readonly PlanEntry[]) {
    return this.#listed('medicines', coverages, under, (coverage) => {
      if (typeof coverage !== 'object') return { service: coverage as string };
      if (!('service' in coverage)) return { service: 'notCovered', asGeneric: true, genericAs: coverage.genericAs };
      const { service, priorAuthorization, stepTherapy, quantityLimit } = coverage;
      return {
        // What is given by a doctor is no fill.
        service: (drugTiers as readonly string[]).includes(service) ? service : 'unknown',
        ...(priorAuthorization ? { priorAuthorization } : {}),
        ...(stepTherapy ? { stepTherapy } : {}),
        ...(quantityLimit ? { quantityLimit } : {}),
      };
    });
  }

  #addMedicine(name: string, entry: string, { coverages }: Strength): void {
    const page = this.#page;
    const plans = this.#drugPlans(coverages, this.#searches.medicines.under);
    const added = addMedicine(page.draft, { name, entry, plans }, page.careFor);
    const item = added.care.at(-1);
    // How it is filled stands there.
    if (item) page.setOpen(`care ${item.id}`, true);
    page.change(added, at(at('/care', page.draft.care.length), 'count'));
  }

  #site({ street, city, zip, phone }: Site): TemplateResult {
    const { say } = this.#page.words;
    const digits = phone.replaceAll(/\D/g, '');
    const [, area, office, line] = /^(\d{3})(\d{3})(\d{4})$/.exec(digits) ?? [];
    const number = line ? `(${area}) ${office}-${line}` : phone;
    return html`<p>${say('look.at', { address: [street, [city, zip].filter(Boolean).join(' ')].filter(Boolean).join(', ') })}
      ${number ? html` <a href="tel:${digits}">${number}</a>` : nothing}</p>`;
  }

  #medicine(medicine: Medicine): TemplateResult {
    const search = this.#searches.medicines;
    const { words } = this.#page;
    const { say } = words;
    const { brand, ingredient, strengths, generic } = medicine;
    const same = this.#coverages(strengths);
    // Where they are not covered alike, none counts until it is chosen.
    const chosen = same ? strengths[0] : strengths[search.strength ?? -1];
    const listed = (same ? medicine : chosen)?.entry ?? '';
    const under = same ?? (chosen ? this.#coverages([chosen]) : undefined) ?? [];
    const viaGeneric = generic && under.some(({ text }) => text !== '' && this.#needsGeneric(chosen));
    return html`<div class="look-card" role="group" aria-label=${this.#medicineName(medicine)}>
      <p class="what"><strong>${this.#medicineName(medicine)}</strong></p>
      ${
        same
          ? nothing
          : selectField(this.#page, 'look-strength', {
              label: say('look.strength'),
              help: say('look.strength.help'),
              value: String(search.strength ?? ''),
              choices: [
                ['', say('where.choose')],
                ...strengths.map(({ strength }, i): Choice => [String(i), strength || say('look.strength.none')]),
              ],
              change: (value) => {
                search.strength = value === '' ? undefined : Number(value);
                void this.#drawn('medicines');
              },
            })
      }
      ${answerList(under)}
      ${chosen ? html`<p>${say('look.call.medicine', { name: this.#medicineName(medicine), year: this.#page.draft.year })}</p>` : nothing}
      ${
        viaGeneric
          ? html`<p>${say('look.generic', { generic: this.#medicineName(generic) })}
              <button type="button" class="quiet" @click=${() => this.#takeGeneric(generic)}>${say('look.generic.take')}</button></p>`
          : nothing
      }
      ${
        chosen
          ? this.#adding(
              say('look.add.medicines'),
              ({ drug }) => this.#page.draft.drugs?.some(({ id, entry }) => id === drug && entry === listed) ?? false,
              () =>
                this.#addMedicine(
                  [brand || ingredient, ...(same ? [] : [chosen.strength])].filter(Boolean).join(' '),
                  listed,
                  chosen,
                ),
            )
          : nothing
      }
    </div>`;
  }

  /** Whether a plan that is compared covers a strength without its brand only. */
  #needsGeneric(strength: Strength | undefined): boolean {
    return this.#page.draft.plans.some((plan) => {
      const coverage = this.#under('medicines', plan, strength?.coverages ?? []);
      return typeof coverage === 'object' && 'genericAt' in coverage;
    });
  }

  #takeGeneric(generic: Medicine): void {
    const search = this.#searches.medicines;
    const name = this.#medicineName(generic);
    search.box.text = name;
    Object.assign(search, {
      typed: name,
      for: name,
      found: [generic],
      more: false,
      near: false,
      at: 0,
      strength: undefined,
      current: true,
    });
    void this.#drawn('medicines');
  }
}

/** Whether new patients are taken, by the number that files have for it. */
const acceptings = ['unknown', 'yes', 'no', 'some'] as const;

/** A value as text, in whatever order its fields are. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );

const signOf = (coverage: Coverage): Sign =>
  coverage === 'unknown' ? 'unknown' : typeof coverage === 'object' && 'service' in coverage ? 'yes' : 'no';
