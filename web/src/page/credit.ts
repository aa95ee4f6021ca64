// The premium tax credit of who buys at a marketplace: what it depends on is asked here,
// and what the engine says of it is put into words, which point and never decide. What
// is typed is neither sent nor stored, and links leave it out.
import { html, nothing, type TemplateResult } from 'lit';
import { memberName, monthChoices, type Choice } from '../answer/labels';
import { monthsOf } from '../answer/months';
import { countiesLike, countyOf, type County } from '../draft/directory';
import { typed, type Draft, type Member } from '../draft/draft';
import { at, get, put } from '../draft/pointer';
import { turn } from '../engine/turn';
import { asksCredit, requestOf, taxFamily } from '../draft/request';
import { Failure } from '../element/failure';
import { fetched } from '../element/fetched';
import { codes } from '../element/plan-file';
import type { Credit as Result, CreditNote, CreditReason, EstimateResult, Places } from '../engine/types';
import { EngineError } from '../engine/engine';
import type { Key } from '../words/words';
import { Combobox } from './combobox';
import { amountField, checkField, disclosure, ownField, selectField, textField } from './fields';
import type { OutpocketPage } from './outpocket-page';
import { countiesOf } from './sold';
import styles from './places.css?inline';

/** The file of each state's rating areas and counties, by its two letters. */
const files: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>('../../../estimator/places/*.json', { query: '?url', import: 'default', eager: true }),
  ).map(([path, address]) => [path.slice(-7, -5), address]),
);

const reasons = [
  'employer',
  'medicaid',
  'chip',
  'medicare',
  'otherProgram',
  'other',
] as const satisfies readonly CreditReason[];

/** The age at which Medicare begins. */
const medicareAge = 65;

/** Whether somebody may turn that age within the year. */
const isTurning = ({ age }: Member): boolean => Number(age) === medicareAge - 1;

/** Whether an amount is more than nothing. */
const isSome = (amount: string): boolean => !/^0+(\.0+)?$/.test(amount);

/** What the credit depends on, and a plan, which a request has: what it is decides nothing. */
const onlyOfCredit = (draft: Draft): Draft => {
  const only: Draft = {
    ...draft,
    care: [],
    providers: undefined,
    drugs: undefined,
    members: draft.members.map(
      ({ id, relationship, age, creditEligible, creditReason, birthMonth, coveredFrom, coveredUntil }) =>
        ({ id, relationship, age, creditEligible, creditReason, birthMonth, coveredFrom, coveredUntil }) as Member,
    ),
    plans: [
      {
        id: 'none',
        name: 'none',
        type: 'Indemnity',
        year: draft.year,
        premium: { period: 'month', amount: '0' },
        benefits: { other: { terms: 'No charge' } },
      },
    ],
  };
  // Who is married and files separately gets none; nothing else of the taxes decides about it.
  return put(only, '/tax', draft.tax && { filingStatus: draft.tax.filingStatus });
};

export class Credit {
  readonly #page: OutpocketPage;
  readonly #county: Combobox;
  /** The state whose file was asked for last, and what is in it. */
  #asked = '';
  #places: Places | undefined;
  #unreachable = false;
  /** The place that stood here before somebody typed a county or a ZIP code. It has all that is known of it. */
  #left: Draft['place'];
  /** The county that stands in its field. */
  #shown: string | undefined;
  /** The credit of a draft that has no answer. */
  #alone: { draft: Draft; result: EstimateResult | undefined } | undefined;

  constructor(page: OutpocketPage) {
    this.#page = page;
    this.#county = new Combobox(async () => {
      page.requestUpdate();
      await page.updateComplete;
    });
    page.adopt(styles);
  }

  /** Asks for the places of the state that is chosen. */
  #follow(): void {
    const { place, places } = this.#page.draft;
    const { state = '', county } = place ?? {};
    if (state !== this.#asked) {
      this.#county.text = '';
      this.#ask(state);
    } else if (county && !places && this.#places) {
      void turn().then(() => this.#complete());
    }
  }

  /**
   * Adds the rating areas of a county that a link, another part of the page or a step back brought without them. It is
   * no step of anybody's.
   */
  #complete(): void {
    const page = this.#page;
    const { place, places } = page.draft;
    const here = place?.county && !places && place.state === this.#asked ? this.#areasOf(place.county) : undefined;
    if (!here) return;
    page.draft = put(page.draft, '/places', here);
    page.answering.estimate();
    page.settle();
  }

  /** The places of the state as far as a county is in them. */
  #areasOf(fips: string | undefined): Draft['places'] {
    const areas = (this.#places?.areas ?? []).flatMap((area) => {
      const counties = area.counties.filter((listed) => listed.slice(0, 5) === fips);
      return counties.length > 0 ? [{ ...area, counties }] : [];
    });
    return this.#places && areas.length > 0 ? (typed({ ...this.#places, areas }) as Draft['places']) : undefined;
  }

  #ask(state: string): void {
    this.#asked = state;
    this.#places = undefined;
    this.#unreachable = false;
    this.#shown = undefined;
    const file = Object.hasOwn(files, state) ? files[state] : undefined;
    if (file !== undefined) void this.#fetch(state, file);
  }

  async #fetch(state: string, file: string): Promise<void> {
    let places: Places | undefined;
    try {
      places = JSON.parse(await fetched(file, codes, new AbortController().signal)) as Places;
    } catch (error) {
      if (!(error instanceof Failure || error instanceof SyntaxError)) throw error;
    }
    if (state !== this.#asked) return;
    this.#places = places;
    this.#unreachable = places === undefined;
    const { place } = this.#page.draft;
    // A county can have been typed before its state was there.
    const county = place?.county ? undefined : countyOf(this.#counties, this.#county.text)?.fips;
    if (county) {
      this.#choose(county);
      // Its field has half a name yet.
      this.#shown = undefined;
    }
    this.#page.requestUpdate();
  }

  get #counties(): County[] {
    const all = (this.#places?.areas ?? []).flatMap(({ counties }) => counties);
    return [...new Set(all)].map((listed) => ({ fips: listed.slice(0, 5), name: listed.slice(6), parts: [] }));
  }

  /** Takes a county, with the rating areas that it is in; undefined: none. */
  #choose(fips: string | undefined): void {
    const { draft } = this.#page;
    const { state = '', county } = draft.place ?? {};
    if (fips === county && (fips === undefined || draft.places)) return this.#page.requestUpdate();
    this.#shown = fips;
    // A county that is typed once more is the same place.
    if (county) this.#left = draft.place;
    const rest = this.#left?.state === state && this.#left.county === fips ? this.#left : undefined;
    this.#page.change(put(put(draft, '/place', { ...rest, state, county: fips }), '/places', this.#areasOf(fips)));
  }

  /** Takes a ZIP code. The silver plans are those of the one before. */
  #move(zip: string): void {
    const { draft } = this.#page;
    if (draft.place?.silver) this.#left = draft.place;
    const { silver: _, ...place } = { ...draft.place, zip } as NonNullable<Draft['place']>;
    const { silver } = this.#left?.county === place.county && this.#left?.zip === zip ? this.#left : {};
    this.#page.change(put(draft, '/place', { ...place, ...(silver && { silver }) }));
  }

  render(): TemplateResult {
    this.#follow();
    const page = this.#page;
    const { draft, words } = page;
    const { say } = words;
    const states = Object.keys(files)
      .map((state): Choice => [state, say('where.state.name', { state })])
      .toSorted(([, a], [, b]) => a.localeCompare(b, words.language));
    const family = taxFamily(draft);
    const elsewhere = this.#elsewhere();
    return html`<div class="credit">
      <p class="help">${say('credit.lead')}</p>
      ${amountField(page, '/income', { label: say('credit.income', { year: draft.year }) })}
      ${disclosure(page, 'income', [], say('credit.income.what'), () => html`<p class="help">${say('credit.income.help')}</p>`, 'small')}
      ${ownField(page, '/taxFamily', 'whole', {
        label: say('credit.family'),
        help: say('credit.family.help'),
        same: (text) => text === family,
        shown: family,
        change: (text) => page.type('/taxFamily', text.trim()),
      })}
      ${selectField(page, '/place/state', {
        label: say('where.state'),
        help: say('credit.place.help'),
        choices: [['', say('where.choose')], ...states],
        change: (state) =>
          page.change(put(put(page.draft, '/place', state ? { state } : undefined), '/places', undefined)),
      })}
      ${draft.place?.state ? this.#countyField() : nothing}
      ${elsewhere ? html`<p class="trouble credit-elsewhere" role="status">${elsewhere}</p>` : nothing}
      ${(draft.places?.areas.length ?? 0) > 1 ? textField(page, '/place/zip', { label: say('where.zip'), change: (zip) => this.#move(zip) }) : nothing}
      ${
        this.#unreachable
          ? html`<p class="trouble" role="status">${say('credit.unreachable')}</p>
            <button type="button" @click=${() => this.#again()}>${say('fault.retry')}</button>`
          : nothing
      }
      ${disclosure(
        page,
        'credit',
        ['/tribal', '/place/benchmark', ...draft.members.map((_, i) => at(at('/members', i), 'creditReason'))],
        say('credit.more'),
        () => this.#more(),
        'small',
      )}
      ${this.#result()}
    </div>`;
  }

  #again(): void {
    this.#ask(this.#asked);
    this.#page.requestUpdate();
  }

  #countyField(): TemplateResult {
    const counties = this.#counties;
    const { county } = this.#page.draft.place ?? {};
    if (this.#places && county !== this.#shown) {
      this.#shown = county;
      this.#county.text = counties.find(({ fips }) => fips === county)?.name ?? '';
    }
    const choice = ({ fips, name }: County): Choice => [fips, name];
    return this.#county.render({
      id: '/place/county',
      label: this.#page.words.say('where.county'),
      busy: () => !this.#places && !this.#unreachable,
      like: (text) => countiesLike(counties, text).map(choice),
      meant: (text) => {
        const found = countyOf(counties, text);
        return found && choice(found);
      },
      choose: (fips) => this.#choose(fips),
    });
  }

  /** What matters for few. */
  #more(): TemplateResult {
    const page = this.#page;
    const { draft, words } = page;
    const { say } = words;
    return html`${draft.members.map((member, i) => this.#member(member, at('/members', i)))}
      ${
        draft.place
          ? amountField(page, '/place/benchmark', {
              label: say('credit.benchmark'),
              help: say('credit.benchmark.help'),
              optional: true,
            })
          : nothing
      }
      ${checkField(page, '/tribal', { label: say('credit.tribal') })}`;
  }

  #member(member: Member, pointer: string): TemplateResult {
    const page = this.#page;
    const { say } = page.words;
    const name = memberName(page.words, page.draft, member.id);
    return html`${selectField(page, at(pointer, 'creditReason'), {
      label: say('credit.member', { name }),
      value: member.creditReason ?? '',
      choices: [
        ['', say('credit.member.none')],
        ...reasons.map((reason): Choice => [reason, say(`credit.member.${reason}`)]),
      ],
      change: (reason) =>
        page.change(
          put(page.draft, pointer, {
            ...(get(page.draft, pointer) as Member),
            creditEligible: reason ? false : undefined,
            creditReason: reason || undefined,
          }),
        ),
    })}
    ${
      isTurning(member)
        ? selectField(page, at(pointer, 'birthMonth'), {
            label: say('credit.birthMonth', { name }),
            choices: [['', say('where.choose')], ...monthChoices(page.words)],
          })
        : nothing
    }
    ${
      (Number(member.age) >= medicareAge || (isTurning(member) && member.birthMonth) || member.creditEligible) &&
      !member.creditReason
        ? checkField(page, at(pointer, 'creditEligible'), { label: say('credit.partA', { name }) })
        : nothing
    }`;
  }

  /** What the engine says of the credit, or what it still needs. */
  #result(): TemplateResult {
    const { draft, words } = this.#page;
    const { say } = words;
    if (!asksCredit(draft)) return html`<p class="help">${say('credit.needs')}</p>`;
    const result = this.#known();
    return result?.credit
      ? html`<ul class="facts credit-says" aria-label=${say('credit.title')}>
        ${this.#says(result.credit, result).map((text) => html`<li>${text}</li>`)}
      </ul>`
      : html`<p class="help">${say('credit.waits')}</p>`;
  }

  /** That plans are compared that are sold in another county than the credit's. */
  #elsewhere(): string {
    const { draft, words } = this.#page;
    const { county } = draft.place ?? {};
    const others = county ? countiesOf(draft, county) : [];
    return others.length > 0 ? words.say('credit.elsewhere', { counties: words.list(others) }) : '';
  }

  /** What is answered, and where nothing can be answered yet, of the credit alone: it waits neither for plans nor for care. */
  #known(): EstimateResult | undefined {
    const { answer, upToDate, draft, engine } = this.#page;
    if (upToDate) return answer?.result;
    if (this.#alone?.draft === draft || !engine.ready) return this.#alone?.result;
    let result: EstimateResult | undefined;
    try {
      const { credit } = engine.estimateNow(requestOf(onlyOfCredit(draft)));
      // Nothing is told of the plan.
      result = { credit, plans: [] as EstimateResult['plans'] } as EstimateResult;
    } catch (error) {
      // What is wrong is told at its field.
      if (!(error instanceof EngineError)) throw error;
    }
    this.#alone = { draft, result };
    return result;
  }

  #says(credit: Result, result: EstimateResult): string[] {
    const { words, draft } = this.#page;
    const { say, money, about, number } = words;
    const { year, month, percentOfPovertyLine: percent, benchmark, contribution, cliff, reducedCostSharing } = credit;
    const some = year !== undefined && isSome(year);
    const texts: string[] = [];
    if (year !== undefined && some)
      texts.push(
        say('credit.year', { amount: money(year), month: month ? money(month) : '', byMonth: month ? 'yes' : 'no' }),
      );
    else if (year !== undefined) texts.push(say('credit.none'));
    for (const { name: plan, premiumMonth: left, creditUsed } of result.plans)
      if (creditUsed !== undefined && isSome(creditUsed) && left !== undefined)
        texts.push(say('credit.left', { plan, amount: money(left) }));
    if (percent !== undefined && credit.povertyLine !== undefined)
      texts.push(
        say('credit.percent', {
          percent: percent > 400 ? '400' : number(percent),
          line: about(credit.povertyLine),
          above: percent > 400 ? 'yes' : 'no',
        }),
      );
    if (some && benchmark !== undefined && contribution !== undefined)
      texts.push(say('credit.how', { benchmark: money(benchmark), contribution: about(contribution) }));
    // Who is covered changes the benchmark: each part of the year is told with its own.
    if (some)
      for (const { startMonth, months, benchmark: silver, month: most } of credit.stretches ?? [])
        texts.push(
          say('credit.stretch', {
            months: monthsOf(words, { from: startMonth, until: startMonth + months - 1 }),
            benchmark: money(silver),
            month: money(most),
            some: isSome(silver) ? 'yes' : 'no',
          }),
        );
    if (cliff && isSome(cliff.credit)) {
      const { room, over } = cliff;
      if (room !== undefined)
        texts.push(
          say('credit.cliff.room', { amount: about(room), income: about(cliff.income), credit: about(cliff.credit) }),
        );
      if (over !== undefined)
        texts.push(
          say('credit.cliff.over', { amount: about(over), income: about(cliff.income), credit: about(cliff.credit) }),
        );
    }
    if (reducedCostSharing !== undefined) {
      const taken = result.plans.filter((plan) => plan.reducedCostSharing === reducedCostSharing);
      texts.push(
        say(reducedCostSharing === 100 ? 'credit.reduced.tribal' : 'credit.reduced', {
          percent: String(reducedCostSharing),
        }),
      );
      texts.push(
        taken.length > 0
          ? say('credit.reduced.taken', { plans: words.list(taken.map(({ name }) => name)) })
          : say('credit.reduced.not'),
      );
    }
    return [...texts, ...credit.reasons.map((note) => this.#note(note, result, draft))];
  }

  #note({ code, member, month, plan, program }: CreditNote, result: EstimateResult, draft: Draft): string {
    const { words } = this.#page;
    const { say } = words;
    const turning = code === 'medicare' && draft.members.some((one) => one.id === member && isTurning(one));
    const named = [...result.plans, ...draft.plans, ...this.#page.samples].find(({ id }) => id === plan)?.name;
    const known = { pregnancy: member, benchmarkOfPlans: named } as Partial<Record<typeof code, string>>;
    return say(`credit.note.${code}` satisfies Key, {
      year: draft.year,
      name: member === undefined ? '' : memberName(words, draft, member),
      month: month ? words.monthName(month) : '',
      known: (code in known ? known[code] : month) ? 'yes' : turning ? 'soon' : 'no',
      plan: named ?? '',
      program: program ? say(`credit.program.${program}` satisfies Key) : '',
    });
  }
}
