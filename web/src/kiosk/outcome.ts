// The answer of the kiosk: one sentence, the two plans that cost least side by
// side, and where the difference comes from.
import { html, nothing, type TemplateResult } from 'lit';
import { leading } from '../answer/order';
import { memberName, sentence, shortNames } from '../answer/labels';
import { toldTotal, type Decision, type Ranked, type Years } from '../answer/verdict';
import { dotsPicture } from '../charts/charts';
import { keeping, worthTelling } from '../answer/providers';
import { inShort } from '../answer/reasons';
import { sentences } from '../answer/sentences';
import type { Words } from '../words/words';
import { asks } from './questions';
import { qrCode } from './take-home';

export interface Outcome {
  words: Words;
  decision: Decision;
  years: Years;
  /** The plan that stands beside the one that costs least; the next in order where none was chosen. */
  beside: string | undefined;
  /** What the code of the answer says; undefined: it cannot be taken home. */
  link: string | undefined;
  /** Shows the plans that are not side by side. */
  showMore: () => void;
}

/** The two plans that stand side by side. */
function pairOf({ decision, beside }: Outcome): Ranked[] {
  const [first, ...others] = decision.verdict.plans;
  const other = others.find(({ plan }) => plan.id === beside) ?? others[0];
  return [first, other].filter((one) => one !== undefined);
}

export function outcome(all: Outcome): TemplateResult {
  const { words, decision, link, showMore } = all;
  const { say } = words;
  const { answer, verdict } = decision;
  const [opening, ...following] = sentences({ words, answer, years: all.years, decided: undefined }, verdict);
  // Whoever has a choice of doctors reads of that first.
  const names = shortNames(words, answer.result.plans);
  const kept = keeping(words, answer, verdict.plans, ({ plan }) => names.get(plan.id) ?? plan.name).map(sentence);
  const pair = pairOf(all);
  const least = leading(verdict.plans);
  const why = reasons(all, pair);
  const others = verdict.plans.length - pair.length;
  return html`<div class="said">
      <p class="progress">${say('kiosk.answer')}</p>
      <h1 id=${asks} tabindex="-1">${opening}</h1>
      <p class="help">${workedOutFor(all)}</p>
    </div>
    <div class="plans">
      <div class="columns">${pair.map((ranked) => column(words, ranked, verdict.plans.length > 1 && least.includes(ranked) ? least.length : 0))}</div>
      ${others > 0 ? html`<button type="button" class="tile" @click=${showMore}>${say('kiosk.plans.more', { count: others })}</button>` : nothing}
    </div>
    <div class="shown">
      ${pictured(all, pair)}
      ${
        link
          ? html`<section class="home" aria-labelledby="home">
              ${qrCode(link, say('kiosk.home.code'))}
              <div>
                <h2 id="home">${say('kiosk.home.title')}</h2>
                <p>${say('kiosk.home.text')}</p>
              </div>
            </section>`
          : nothing
      }
    </div>
    <div class="reasons">
      ${kept.map((text) => html`<p>${text}</p>`)} ${why ?? (kept.length === 0 ? following.slice(0, 1).map((text) => html`<p>${text}</p>`) : nothing)}
      <p class="small">${say('kiosk.estimate')}</p>
    </div>`;
}

/** What the answer rests on, so that what was taken as it stood is seen. */
function workedOutFor({ words, decision }: Outcome): string {
  const { say, list, number } = words;
  const { draft } = decision.answer;
  return say('kiosk.for', {
    people: list(
      draft.members.map(({ id, age, sex }) =>
        say('kiosk.person', {
          name: memberName(words, draft, id),
          age: number(Number(age)),
          sex: sex === 'male' ? 'male' : 'female',
        }),
      ),
    ),
  });
}

/** A plan; `tied` is how many cost least where it is one of them, else 0. */
function column(words: Words, ranked: Ranked, tied: number): TemplateResult {
  const { say, told } = words;
  const { plan, years } = ranked;
  return html`<section class="plan ${tied > 0 ? 'least' : ''}" aria-labelledby="plan ${plan.id}">
    <h2 id="plan ${plan.id}">${words.named(plan.name)}</h2>
    <p class="badge">${tied > 0 ? html`<span aria-hidden="true">✓ </span>${say('answer.badge', { tied })}` : nothing}</p>
    <p class="mean"><span class="sum">${toldTotal(words, ranked)}</span> <span class="of">${say('kiosk.row.mean')}</span></p>
    <dl>
      <div><dt>${say('kiosk.row.premium')}</dt><dd>${words.wholeDollars(plan.premium)}</dd></div>
      ${years ? html`<div><dt>${say('kiosk.row.bad')}</dt><dd>${told(years.told.p90)}</dd></div>` : nothing}
    </dl>
    <p class="rules">${say(`type.${plan.type}`)}</p>
  </section>`;
}

function pictured({ words, decision: { answer }, years }: Outcome, pair: readonly Ranked[]): unknown {
  return dotsPicture(words, {
    plans: pair.map(({ plan }) => plan),
    drawn: true,
    simulation: years.simulation,
    firstMonth: answer.result.coverage.from.slice(0, 7),
    memberName: (id) => memberName(words, answer.draft, id),
  });
}

/** Why the other plan costs more; undefined where both cost about the same. */
function reasons({ words, decision: { answer }, years }: Outcome, pair: readonly Ranked[]): TemplateResult | undefined {
  const [first, other] = pair;
  const explained = years.simulation.explanations.find(
    (one) => one.plan === first?.plan.id && one.other === other?.plan.id,
  );
  if (!other || !explained || !worthTelling(explained.difference)) return undefined;
  const name = shortNames(words, answer.result.plans).get(other.plan.id) ?? other.plan.name;
  const why = inShort(words, explained, name);
  return why.length === 0
    ? undefined
    : html`<section class="why" aria-labelledby="why">
        <h2 id="why">${words.say('kiosk.why', { plan: other.plan.name })}</h2>
        ${why.map((text) => html`<p>${sentence(text)}</p>`)}
      </section>`;
}

/** The plans in order, each to be put beside the one that costs least. */
export function morePlans({ words, decision }: Outcome, choose: (id: string) => void): TemplateResult {
  const { say, told } = words;
  const [first, ...others] = decision.verdict.plans;
  return html`<div class="said">
      <p class="progress">${say('kiosk.answer')}</p>
      <h1 id=${asks} tabindex="-1">${say('kiosk.plans.title', { plan: first?.plan.name ?? '' })}</h1>
    </div>
    <div class="controls">
      <ol class="tiles ranked" start="2">${others.map(
        (ranked) => html`<li><button type="button" class="tile" @click=${() => choose(ranked.plan.id)}>
          <span class="label">${words.named(ranked.plan.name)}</span>
          <span class="more">${ranked.years ? say('kiosk.plans.of', { total: toldTotal(words, ranked), bad: told(ranked.years.told.p90) }) : toldTotal(words, ranked)}</span>
        </button></li>`,
      )}</ol>
    </div>`;
}
