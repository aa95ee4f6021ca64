// How the members of a household are best split over its plans: worked out behind all of
// the answer, and begun anew when something changes.
import { html, nothing, type TemplateResult } from 'lit';
import { memberName, sentence, shortNames } from '../answer/labels';
import { cents } from '../answer/order';
import { problemWords } from '../answer/problems';
import { isDrawn, removePlan, type Draft } from '../draft/draft';
import { at, put } from '../draft/pointer';
import { tierOf } from '../draft/premiums';
import { draws, requestOf } from '../draft/request';
import { EngineError } from '../engine/engine';
import type { EstimateResult, Problem, Split, SplitAnswer } from '../engine/types';
import type { OutpocketPage } from './outpocket-page';
import styles from './splits.css?inline';

/** Splits, with the draft that they are of and the plans of its answer. */
interface Found {
  draft: Draft;
  plans: EstimateResult['plans'];
  split: SplitAnswer;
}

/** Less than $10 is a tie in words (R52). */
const clearly = ({ saves }: SplitAnswer): boolean => (cents(saves) ?? 0n) >= 1000n;

export class Splits {
  readonly #page: OutpocketPage;
  #job = new AbortController();
  /** The draft that is worked out, or was last. */
  #asked: Draft | undefined;
  #found: Found | undefined;

  constructor(page: OutpocketPage) {
    this.#page = page;
    page.addController({
      hostUpdated: () => {
        this.#follow();
        // No plan by itself is said to cost least then.
        page.toggleAttribute('split', this.#leading !== undefined);
      },
      hostDisconnected: () => this.#stop(),
    });
    page.adopt(styles);
    this.#follow();
  }

  /** What was found of what stands in the fields. */
  get #current(): Found | undefined {
    return this.#found?.draft === this.#page.draft ? this.#found : undefined;
  }

  #stop(): void {
    this.#job.abort();
    this.#asked = undefined;
  }

  /** Begins once the answer to a draft has all of its years, and gives up what is of an earlier one. */
  #follow(): void {
    const { draft, answer, whole, upToDate } = this.#page;
    if (this.#asked !== undefined && this.#asked !== draft) this.#stop();
    const done = this.#current?.split.stage === 'done';
    if (this.#asked === draft || done || !upToDate || !answer) return;
    if (isDrawn(draft) && whole?.draft !== draft) return;
    void this.#work(draft, answer.result.plans);
  }

  async #work(draft: Draft, plans: EstimateResult['plans']): Promise<void> {
    this.#asked = draft;
    const { signal } = (this.#job = new AbortController());
    const take = (split: SplitAnswer) => {
      if (signal.aborted) return;
      this.#found = { draft, plans, split };
      this.#page.requestUpdate();
    };
    // Those that are still being filled in are no part of the answer.
    const complete = draft.plans
      .filter(({ id }) => !plans.some((plan) => plan.id === id))
      .reduce((rest, { id }) => removePlan(rest, id), draft);
    if (complete.plans.length < 2) return;
    try {
      const request = { ...requestOf(complete), ...(isDrawn(draft) ? { simulation: draws } : {}) };
      take(await this.#page.engine.split(request, { signal, onProgress: take }));
    } catch (error) {
      // The answer stands without it.
      if (!signal.aborted && !(error instanceof EngineError)) throw error;
    }
  }

  /** The best split, where it is clearly better than any plan for everybody: then it is the answer. */
  get #leading(): (Found & { best: Split; single: Split }) | undefined {
    const found = this.#current;
    const { best, single } = found?.split ?? {};
    // Over fewer years it would be another figure than that of the column beside it.
    if (found?.split.stage !== 'done' || !best || !single || !clearly(found.split)) return undefined;
    return { ...found, best, single };
  }

  /** The answer, above what is said of the plans each by itself. */
  lead(): TemplateResult | typeof nothing {
    const [split, alone] = this.text();
    return split === undefined
      ? nothing
      : html`<p class="sentence split"><strong>${split}</strong></p>
          <p class="following">${alone}</p>`;
  }

  /** The same in plain text: nothing where no split is the answer. */
  text(): string[] {
    const found = this.#leading;
    if (!found) return [];
    const { say } = this.#page.words;
    return [say('split.lead', { best: this.#best(found, found.best, found.single) }), say('split.alone')];
  }

  /** What the bar says in the place of the best plan. */
  bar(): TemplateResult | typeof nothing {
    const found = this.#leading;
    const { say, told } = this.#page.words;
    return found
      ? html`<span class="of-plan split">${say('split.bar')} <strong class="sum">${told(found.best.told)}</strong></span>`
      : nothing;
  }

  render(): TemplateResult | typeof nothing {
    const { words, answer } = this.#page;
    // A plan that is still being filled in is no part of the answer.
    if ((answer?.result.plans.length ?? 0) < 2) return nothing;
    const { say } = words;
    const found = this.#current;
    const { best, single } = found?.split ?? {};
    return html`<section class="splits" aria-labelledby="splits">
      <h3 id="splits">${say('split.title')}</h3>
      ${found && best && single ? this.#says(found, best, single) : html`<p class="help">${say('split.working')}</p>`}
    </section>`;
  }

  /** Who is on which plan, and what that costs and saves. */
  #best({ plans, split, draft }: Found, best: Split, single: Split): string {
    const { words } = this.#page;
    const { say, told } = words;
    const name = this.#names(plans);
    const parts = best.parts.map(({ plan, members }) =>
      say('split.part', { members: this.#people(draft, members), plan: name(plan) }),
    );
    return sentence(
      say('split.best', {
        ...this.#period(draft),
        parts: parts.join('; '),
        total: told(best.told),
        saves: told(split.told),
        plan: name(single.parts[0]?.plan ?? ''),
      }),
    );
  }

  readonly #period = (draft: Draft) => ({
    months: this.#page.answer?.result.coverage.months ?? 12,
    drawn: isDrawn(draft) ? 'yes' : 'no',
  });

  #names(plans: Found['plans']): (id: string) => string {
    const names = shortNames(this.#page.words, plans);
    return (id) => names.get(id) ?? id;
  }

  #people(draft: Draft, members: readonly string[]): string {
    const { words } = this.#page;
    return words.list(members.map((id) => memberName(words, draft, id)));
  }

  #says(found: Found, best: Split, single: Split): TemplateResult {
    const { draft, plans, split } = found;
    const { say, told } = this.#page.words;
    const drawn = isDrawn(draft) ? 'yes' : 'no';
    const name = this.#names(plans);
    const alone = { ...this.#period(draft), plan: name(single.parts[0]?.plan ?? ''), total: told(single.told) };
    const better = clearly(split);
    const opening = better
      ? this.#best(found, best, single)
      : say(split.several === 0 ? 'split.unknown' : 'split.none', alone);
    return html`<p>${better ? html`<strong>${opening}</strong>` : opening}</p>
      ${better ? this.#parts(best, name, drawn, draft) : nothing}
      <div class="help">
        ${say('split.compared', { count: split.compared, drawn, years: split.years, of: split.of })}
        ${split.together.length > 0 ? say('split.together', { members: this.#people(draft, split.together) }) : nothing}
        ${say('split.how')}
        ${split.otherVariants > 0 ? say('split.variants', { count: split.otherVariants }) : nothing}
      </div>
      ${this.#lacks(draft, plans, split.unstated).map((one) => html`<p class="unfinished">${one}</p>`)}`;
  }

  /** What each part pays, what comes off all of them, and how much it can come to. */
  #parts(split: Split, name: (id: string) => string, drawn: 'yes' | 'no', draft: Draft): TemplateResult {
    const { parts, creditUsed, toldP90 = '', worstCase } = split;
    const { say, about, list, money, told } = this.#page.words;
    const some = (amount: string | undefined): amount is string => (cents(amount) ?? 0n) > 0n;
    const line = ({ plan, premium, care, hsaContribution, hraUsed }: Split['parts'][0]) => {
      const accounts = [hsaContribution, hraUsed].filter(some).map(money);
      return say('split.line', {
        plan: name(plan),
        premium: money(premium),
        care: about(care),
        drawn,
        account: list(accounts),
        some: accounts.length > 0 ? 'yes' : 'no',
      });
    };
    return html`<ul class="facts">
      ${parts.map((part) => html`<li>${sentence(line(part))}</li>`)}
      ${some(creditUsed) ? html`<li>${say('split.credit', { amount: money(creditUsed) })}</li>` : nothing}
      ${split.tax ? html`<li>${this.#taxes(split, draft)}</li>` : nothing}
      ${toldP90 ? html`<li>${say('split.bad', { amount: told(toldP90) })}</li>` : nothing}
      <li>${say('split.worst', { limit: worstCase === undefined ? 'no' : 'yes', amount: worstCase === undefined ? '' : money(worstCase) })}</li>
    </ul>`;
  }

  /** What is saved in taxes, and what of the money for accounts does not go in. */
  #taxes({ taxSaved = '', tax: saving }: Split, { tax }: Draft): string {
    const { say, money } = this.#page.words;
    const { hsa = '', healthFSA = '' } = saving ?? {};
    return say('split.tax', {
      amount: money(taxSaved),
      hsa: money(hsa),
      less: tax?.hsa?.amount && cents(hsa) !== cents(tax.hsa.amount) ? 'yes' : 'no',
      fsa: tax?.healthFSA?.amount && !cents(healthFSA) && cents(hsa) ? 'no' : 'yes',
    });
  }

  /** What is not stated, once for each plan, and where to state it. */
  #lacks(draft: Draft, plans: EstimateResult['plans'], problems: readonly Problem[]): unknown[] {
    const page = this.#page;
    const { words } = page;
    const seen = new Set<string>();
    return problems.flatMap((problem): unknown[] => {
      const [, field, index, part, what] = problem.pointer.split('/');
      if (field !== 'plans') return [problemWords(words, problem)];
      const id = plans[Number(index)]?.id ?? '';
      const kind = part === 'premium' ? (what === 'taxCredit' ? 'credit' : 'premium') : 'account';
      if (seen.has(`${kind} ${id}`)) return [];
      seen.add(`${kind} ${id}`);
      const i = draft.plans.findIndex((plan) => plan.id === id);
      const here = problem.pointer.replace(/^\/plans\/\d+/, at('/plans', i));
      return [
        html`${words.say('split.lacks', { kind, plan: draft.plans[i]?.name ?? '' })}
          <button type="button" class="quiet" @click=${() => this.#enter(i, here, kind)}>${words.say('split.enter')}</button>`,
      ];
    });
  }

  /** Goes to where something is stated; one premium for everybody becomes one by who is covered. */
  #enter(i: number, pointer: string, kind: string): void {
    const page = this.#page;
    const { draft } = page;
    const amount = draft.plans[i]?.premium.amount;
    if (kind === 'premium' && typeof amount === 'string')
      page.change(
        put(draft, at(at(at('/plans', i), 'premium'), 'amount'), { [tierOf(draft.members)]: amount }),
        pointer,
      );
    else page.goTo(pointer);
  }
}
