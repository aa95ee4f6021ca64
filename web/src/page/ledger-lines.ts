// Every line of a plan, with its reasons.
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Entry, LimitResult, PlanResult, Reason } from '../engine/types';
import { disclosure, stay } from './fields';
import { limitName } from '../answer/limit-name';
import type { Answer } from '../answer/verdict';
import { careParts } from '../engine/parts';
import { groupings, type Grouping, type Page } from './page';
import { fillWords, memberName, serviceName, careName } from '../answer/labels';
import type { Words } from '../words/words';

export function planLedger(page: Page, id: string): TemplateResult {
  const { words, ledger, grouping } = page;
  const { say, money } = words;
  const plan = ledger?.result.plans.find((one) => one.id === id);
  if (!ledger || !plan) return html`<p>${say('ledger.making')}</p>`;
  const lines = plan.ledger ?? [];
  // Persons in the household's order, the others as they come.
  const groups = new Map<string, Entry[]>(grouping === 'member' ? ledger.draft.members.map(({ id }) => [id, []]) : []);
  for (const entry of lines) {
    const group = grouping === 'month' ? entry.date.slice(0, 7) : entry[grouping];
    groups.set(group, [...(groups.get(group) ?? []), entry]);
  }
  const title = (group: string) =>
    grouping === 'month'
      ? words.month(group)
      : grouping === 'member'
        ? memberName(words, ledger.draft, group)
        : serviceName(words, group);
  // A long ledger starts closed: each group makes its lines when opened.
  const short = lines.length <= 40;
  const choice = `grouping ${id}`;
  return html`${page.upToDate && ledger.draft === page.answer?.draft ? nothing : html`<p class="stale">${say(page.updating ? 'answer.updating' : 'answer.old')}</p>`}
    <p>${say('ledger.sums', { amount: money(plan.amount), pays: money(plan.planPays) })}</p>
    ${
      lines.length === 0
        ? html`<p>${say('ledger.none')}</p>`
        : html`<form class="field grouping" autocomplete="off" @submit=${stay}>
          <div class="label"><label for=${choice}>${say('ledger.by')}</label></div>
          <select id=${choice} @change=${(event: Event) => page.group((event.target as HTMLSelectElement).value as Grouping)}>
            ${groupings.map((one) => html`<option value=${one} .selected=${live(one === grouping)}>${say(`ledger.by.${one}`)}</option>`)}
          </select>
        </form>`
    }
    ${[...groups]
      .filter(([, entries]) => entries.length > 0)
      .map(([group, entries]) => {
        const heading = html`<h3>${title(group)} <span class="count">${say('ledger.lines', { count: entries.length })}</span></h3>`;
        const key = `ledger ${id} ${group}`;
        return short
          ? html`${heading}${list(page, ledger, plan, key, entries)}`
          : disclosure(page, key, [], heading, () => list(page, ledger, plan, key, entries), 'small');
      })}`;
}

/** So many lines are made at once; the rest of a longer list when asked for. */
const chunk = 100;

function list(page: Page, ledger: Answer, plan: PlanResult, key: string, entries: readonly Entry[]): TemplateResult {
  const rest = entries.slice(chunk);
  const restKey = `${key} +`;
  return html`<ol class="lines">${entries.slice(0, chunk).map((entry) => line(page.words, ledger, plan, entry))}</ol>
    ${
      rest.length > 0
        ? disclosure(
            page,
            restKey,
            [],
            page.words.say('ledger.rest', { count: rest.length }),
            () => list(page, ledger, plan, restKey, rest),
            'small',
          )
        : nothing
    }`;
}

function line(words: Words, { draft }: Answer, plan: PlanResult, entry: Entry): TemplateResult {
  const { say, money, date } = words;
  const item = draft.care.find((one) => one.id === entry.item);
  const paid = careParts.filter((share) => entry[share] !== '0.00');
  return html`<li class="line">
    <div class="line-head">
      <span class="day">${date(entry.date)}</span>
      <span class="what">
        <strong>${serviceName(words, entry.service)}</strong>
        ${item && item.count !== '1' ? say('ledger.unit', { unit: entry.unit ?? 0, count: item.count }) : nothing}${
          entry.days ? html`, ${say('days', { count: entry.days })}` : nothing
        }${item ? fillWords(words, item).map((fill) => html`, ${fill}`) : nothing}<br />
        <span class="note">${memberName(words, draft, entry.member)} · ${where(words, plan, entry)}${entry.terms ? html` · <span lang="en">${entry.terms}</span>` : nothing}</span>
      </span>
      <span class="price"><span class="note">${say('ledger.price')}</span> ${money(entry.amount)}</span>
    </div>
    <dl>
      ${paid.map((share) => html`<div class="you"><dt>${say(`row.${share}`)}</dt> <dd>${money(entry[share])}</dd></div>`)}
      ${paid.length === 0 ? html`<div class="you"><dt>${say('ledger.you')}</dt> <dd>${money('0.00')}</dd></div>` : nothing}
      <div><dt>${say('ledger.planPays')}</dt> <dd>${money(entry.planPays)}</dd></div>
    </dl>
    ${entry.reasons.length > 0 ? html`<ul class="reasons">${entry.reasons.map((reason) => html`<li>${reasonWords(words, draft, reason)}</li>`)}</ul>` : nothing}
    ${
      entry.left.length > 0
        ? html`<details class="meaning"><summary>${say('ledger.left')}</summary>
          <ul>${entry.left.map((left, i) => (plan.limits[i] ? html`<li>${limitLeft(words, plan.limits[i], left)}</li>` : nothing))}</ul>
        </details>`
        : nothing
    }
  </li>`;
}

function networkOf(plan: PlanResult, { network }: Entry): 'free' | 'inNetwork' | 'outOfNetwork' | 'notCovered' {
  if (network === 'notCovered') return 'notCovered';
  if (plan.type === 'Indemnity') return 'free';
  return network === 'outOfNetwork' ? 'outOfNetwork' : 'inNetwork';
}

/** Whose terms a line is on, and where a network has several tiers, of which. */
function where({ say }: Words, plan: PlanResult, entry: Entry): string {
  const network = say(`ledger.network.${networkOf(plan, entry)}`);
  return entry.tier ? say('ledger.tier', { network, tier: entry.tier }) : network;
}

/** Why a line came out as it did, in a sentence. */
function reasonWords(words: Words, draft: Answer['draft'], { code, amount, service, count, course }: Reason): string {
  const item = draft.care.find((one) => one.id === course);
  return words.say(`reason.${code}`, {
    amount: amount === undefined ? '' : words.money(amount),
    service: service === undefined ? '' : serviceName(words, service),
    count: count ?? 0,
    // A course without a name goes by the id of its care item.
    course: item ? careName(words, draft, item) : (course ?? ''),
  });
}

/** What is left of one limit after a line. */
function limitLeft(words: Words, limit: LimitResult, { person, family }: { person?: string; family?: string }): string {
  const { say, money, list } = words;
  return say('ledger.left.of', {
    limit: limitName(words, limit),
    left: list([
      ...(person !== undefined ? [say('ledger.left.person', { amount: money(person) })] : []),
      ...(family !== undefined ? [say('ledger.left.family', { amount: money(family) })] : []),
    ]),
  });
}
