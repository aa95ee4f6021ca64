import { html, nothing, type TemplateResult } from 'lit';
import type { PlanResult } from '../engine/types';
import { explained, wordId } from './fields';
import { ranked, type Answer, type Page } from './page';
import { itemName, memberName, serviceName } from './people';
import { problemWords } from './problems';
import type { Key, Words } from './words';

/** What the year costs under each plan: the sentence, the columns, the assumptions. */
export function answer(page: Page): TemplateResult {
  const { answer, words } = page;
  const { say } = words;
  const [opening, ...following] = answer ? sentences(words, answer) : [];
  return html`<section class="answer ${page.upToDate ? '' : 'old'}" aria-labelledby="answer">
    <h2 id="answer" tabindex="-1">${say('answer.title')}</h2>
    ${trouble(page)}
    ${answer
      ? html`<p class="sentence"><strong>${opening}</strong> ${following.join(' ')}</p>
          ${page.upToDate ? nothing : html`<p class="stale">${say('answer.old')}</p>`} ${columns(page, answer)}
          ${assumptions(words, answer)}`
      : page.fault || page.problems.length > 0
        ? nothing
        : html`<p class="sentence">${say('answer.loading')}</p>`}
  </section>`;
}

/** What keeps an answer away: problems with links to their fields, or the engine itself. */
function trouble(page: Page): TemplateResult | typeof nothing {
  const { words, problems, fault } = page;
  const { say } = words;
  if (fault) {
    const key = `fault.${fault}`;
    return html`<div class="trouble">
      <p>${say(words.has(key) ? key : 'fault.other', { code: fault })}</p>
      <button type="button" @click=${() => page.retry()}>${say('fault.retry')}</button>
    </div>`;
  }
  if (problems.length === 0) return nothing;
  const shown = problems.slice(0, 8);
  return html`<div class="trouble">
    <h3>${say('problems.title', { count: problems.length })}</h3>
    <ul>
      ${shown.map(
        (problem) => html`<li>
          <a href="#${problem.pointer}" @click=${(event: Event) => {
            event.preventDefault();
            page.goTo(problem.pointer);
          }}>${place(page, problem.pointer)}</a>: ${problemWords(words, problem)}
        </li>`,
      )}
    </ul>
    ${problems.length > shown.length ? html`<p>${say('problems.more', { count: problems.length - shown.length })}</p>` : nothing}
  </div>`;
}

/** Where a problem is, in the page's words: whose plan or care it is about. */
function place({ words, draft }: Page, pointer: string): string {
  const { say } = words;
  const [, part, index, field, service] = pointer.split('/');
  const n = Number(index);
  const plan = part === 'plans' ? draft.plans[n] : undefined;
  const item = part === 'care' ? draft.care[n] : undefined;
  if (plan) {
    const name = plan.name.trim() || say('plan.title', { number: n + 1 });
    return field === 'benefits' && service ? say('place.benefit', { name, service: serviceName(words, service) }) : name;
  }
  if (item) return itemName(words, draft, item);
  const member = part === 'members' ? draft.members[n] : undefined;
  if (member) return memberName(words, draft, member.id);
  return say(part === 'plans' ? 'plans.title' : part === 'care' ? 'care.title' : 'household.title');
}

/** What each plan costs, the cheapest first, each with its total: differences are sums, which the page does not do. */
export function sentences({ say, money, list }: Words, { result }: Answer): string[] {
  const [first, ...others] = ranked(result);
  if (!first) return [];
  const period = { months: result.coverage.months };
  const ties = others.filter((other) => other.total === first.total);
  const rest = others.filter((other) => other.total !== first.total);
  const opening =
    ties.length > 0
      ? say('answer.tie', { ...period, plans: list([first, ...ties].map((plan) => plan.name)), total: money(first.total) })
      : say('answer.least', { ...period, plan: first.name, total: money(first.total) });
  const following = rest.map((plan) => say('answer.other', { plan: plan.name, total: money(plan.total) }));
  const below = ranked(result).some((plan) => plan.total.startsWith('-')) ? [say('answer.below')] : [];
  return [opening, ...following, ...below];
}

type Meaning = Extract<Key, `meaning.${string}`>;
type Part = 'premium' | 'deductible' | 'copay' | 'coinsurance' | 'notCovered' | 'balanceBill';
const parts: readonly Part[] = ['premium', 'deductible', 'copay', 'coinsurance', 'notCovered', 'balanceBill'];

/** Plans as columns, facts as rows. */
function columns(page: Page, { draft, result }: Answer): TemplateResult {
  const { words } = page;
  const { say, money } = words;
  const { plans } = result;
  const least = ranked(result)[0];
  const isLeast = (plan: PlanResult) => plan.total === least?.total;
  // The roles say again what the elements are, because on narrow screens the
  // rows are laid out as grids, and browsers then forget.
  const row = (meaning: Meaning | undefined, label: Key, cell: (plan: PlanResult) => unknown, kind = '') =>
    html`<tr role="row" class=${kind}>
      ${meaning
        ? html`<th role="rowheader" scope="row" aria-labelledby=${wordId('answer', meaning)}>${explained(page, 'answer', meaning, say(label))}</th>`
        : html`<th role="rowheader" scope="row">${say(label)}</th>`}
      ${plans.map((plan) => html`<td role="cell" class=${isLeast(plan) ? 'least' : ''}>${cell(plan)}</td>`)}
    </tr>`;
  const some = (amounts: readonly string[]) => amounts.some((amount) => amount !== '0.00');
  const received = (amount: string) => money(amount === '0.00' ? amount : `-${amount}`);
  return html`<div class="columns-frame" role="group" aria-labelledby="answer" tabindex="0">
    <table role="table" class="columns plans-${plans.length}">
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell" class="corner"></td>
          ${plans.map(
            (plan) => html`<th role="columnheader" scope="col" class=${isLeast(plan) ? 'least' : ''}>
              <span class="plan-name">${plan.name}</span>
              <span class="plan-type">${plan.type}</span>
              ${isLeast(plan) ? html`<span class="badge"><span aria-hidden="true">✓</span> ${say('answer.badge')}</span>` : nothing}
            </th>`,
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${row('meaning.total', 'row.total', (plan) => money(plan.total), 'total')}
        ${parts.map((part) => row(`meaning.${part}`, `row.${part}`, (plan) => money(plan[part]), 'amount'))}
        ${some(plans.map((plan) => plan.hsaContribution)) ? row('meaning.hsa', 'row.hsa', (plan) => received(plan.hsaContribution), 'amount') : nothing}
        ${some(plans.map((plan) => plan.hraUsed)) ? row('meaning.hra', 'row.hra', (plan) => received(plan.hraUsed), 'amount') : nothing}
        ${row('meaning.worst', 'row.worst', (plan) => worst(words, plan), 'worst')}
      </tbody>
      <tbody role="rowgroup" class="asks">
        ${row('meaning.pcp', 'asks.pcp', ({ asks }) => say(asks.pcp ? 'asks.pcp.yes' : 'no'))}
        ${row('meaning.referral', 'asks.referrals', ({ asks }) =>
          asks.referrals
            ? say('asks.referrals.visits', { count: asks.referralVisits, cost: money(asks.referralVisitCost) })
            : say('no'),
        )}
        ${row('meaning.network', 'asks.network', ({ asks, type }) => say(type === 'Indemnity' ? 'asks.network.free' : asks.network ? 'asks.network.only' : 'asks.network.part'))}
        ${row('meaning.area', 'asks.area', ({ asks }) => say(asks.serviceArea ? 'yes' : 'no'))}
        ${row('meaning.authorization', 'asks.authorizations', ({ asks }) => say('asks.authorizations.count', { count: asks.priorAuthorizations }))}
        ${row(undefined, 'asks.changed', ({ changed }) => {
          const items = changed.flatMap((id) => draft.care.filter((item) => item.id === id));
          return items.length > 0 ? html`<ul>${items.map((item) => html`<li>${itemName(words, draft, item)}</li>`)}</ul>` : say('asks.changed.none');
        })}
      </tbody>
    </table>
  </div>`;
}

const outsides = ['outOfNetwork', 'balanceBills', 'notCovered', 'excludedServices'] as const;

/** The worst case, with what no limit covers. */
function worst({ say, money, list }: Words, { worstCase }: PlanResult): TemplateResult {
  const outside = outsides.filter((what) => worstCase.outside.includes(what)).map((what) => say(`outside.${what}`));
  return html`<span class="sum">${worstCase.total !== undefined ? money(worstCase.total) : say('worst.unlimited')}</span>
    ${outside.length > 0 ? html`<span class="note">${say('worst.outside', { what: list(outside) })}</span>` : nothing}`;
}

/** What was taken where nothing was stated: prices, and other services' terms. */
function assumptions(words: Words, { draft, result }: Answer): TemplateResult {
  const { say, money, date } = words;
  const named = (id: string) => {
    const item = draft.care.find((one) => one.id === id);
    return item ? itemName(words, draft, item) : id;
  };
  const fallbacks = result.plans.flatMap((plan) => plan.fallbacks.map((fallback) => ({ plan, ...fallback })));
  return html`<details class="disclosure assumptions">
    <summary>${say('assumptions.title')}</summary>
    <div class="content">
      <p>${say('assumptions.period', { from: date(result.coverage.from), to: date(result.coverage.to) })}</p>
      ${result.defaults.length > 0
        ? html`<p class="subhead">${say('assumptions.prices')}</p>
            <p class="help">${say('assumptions.prices.help')}</p>
            <ul>
              ${result.defaults.map(
                ({ item, field, amount }) =>
                  html`<li>${named(item)}: ${say(field === 'price' ? 'assumed.price' : 'assumed.charge', { amount: money(amount) })}</li>`,
              )}
            </ul>`
        : nothing}
      ${fallbacks.length > 0
        ? html`<p class="subhead">${say('assumptions.fallbacks')}</p>
            <ul>
              ${fallbacks.map(
                ({ plan, service, network, from }) =>
                  html`<li>
                    ${say('assumptions.fallback', {
                      plan: plan.name,
                      service: serviceName(words, service),
                      from: serviceName(words, from),
                      network: say(`network.${network}`),
                    })}
                  </li>`,
              )}
            </ul>`
        : nothing}
      ${result.outsideCoverage.length > 0
        ? html`<p class="subhead">${say('assumptions.outside')}</p>
            <ul>${result.outsideCoverage.map((unit) => html`<li>${named(unit.item)}, ${date(unit.date)}</li>`)}</ul>`
        : nothing}
    </div>
  </details>`;
}

/** The totals again, in reach while something is being changed. */
export function totals(page: Page): TemplateResult {
  const { answer, words } = page;
  const { say, money } = words;
  const least = answer && ranked(answer.result)[0];
  return html`<div class="totals ${page.upToDate ? '' : 'old'}">
    ${page.removed
      ? html`<p class="removed">${page.removed} <button type="button" id="undo" @click=${() => page.undo()}>${say('undo')}</button></p>`
      : nothing}
    ${answer
      ? html`<ul>
          ${answer.result.plans.map(
            (plan) => html`<li class=${plan.total === least?.total ? 'least' : ''}>
              <span class="plan-name">${plan.name}</span>
              <span class="sum">${plan.total === least?.total ? html`<span class="tick" role="img" aria-label=${say('answer.badge')}>✓</span> ` : nothing}${money(plan.total)}</span>
            </li>`,
          )}
        </ul>`
      : nothing}
    ${page.problems.length > 0
      ? html`<p class="stale">
          <a href="#answer" @click=${(event: Event) => {
            event.preventDefault();
            page.goTo(page.problems[0]?.pointer ?? '');
          }}>${say('problems.title', { count: page.problems.length })}</a>
        </p>`
      : nothing}
  </div>`;
}
