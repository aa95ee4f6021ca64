import { html, nothing, type TemplateResult } from 'lit';
import type { Default, EstimateResult } from '../engine/types';
import { isDrawn } from '../draft/draft';
import { cautions } from '../answer/cautions';
import type { Answer } from '../answer/verdict';
import type { Page } from './page';
import { examplePremium } from './plan-sources';
import { allBrought } from './brought';
import { awayWords, itemName, memberName, serviceName } from '../answer/labels';

/** What was taken where nothing was stated, with what it rests on and where it can be changed. */
export function assumptions(page: Page, { draft, result }: Answer): TemplateResult {
  const { words } = page;
  const { say, date, list } = words;
  const item = (id: string) => draft.care.find((one) => one.id === id);
  const named = (id: string) => {
    const one = item(id);
    return one ? itemName(words, draft, one) : id;
  };
  const fallbacks = result.plans.flatMap((plan) => plan.fallbacks.map((fallback) => ({ plan, ...fallback })));
  const beside = result.plans.flatMap((plan) => (plan.beside ?? []).map((one) => ({ plan, ...one })));
  const illustrated = draft.plans.filter((plan) => (plan.illustrations ?? []).length > 0).map((plan) => plan.name);
  const draws = isDrawn(draft) && page.years !== undefined;
  const tiered = draft.plans.filter((plan) => (page.behind?.tiersOf(plan) ?? 1) > 1).map((plan) => plan.name);
  return html`<section class="closer assumptions" aria-labelledby="assumptions">
    <h2 id="assumptions" tabindex="-1">${say('assumptions.title')}</h2>
    <ul class="facts">
      <li>${say('assumptions.period', { from: date(result.coverage.from), to: date(result.coverage.to) })}</li>
      <li>${say('assumptions.law')}</li>
      ${result.lawLimits.map(({ year, amount, family, source }) => html`<li>${say('assumptions.law.limit', { year: String(year), amount: words.wholeDollars(Number(amount)), family: words.wholeDollars(Number(family)) })} ${documents(page, result, [source])}</li>`)}
      ${draft.members.flatMap((member) => awayWords(words, member).map((away) => html`<li>${say('assumptions.away', { name: memberName(words, draft, member.id), away })}</li>`))}
      ${drawn(page).map((text) => html`<li>${text}</li>`)}
      ${
        draws
          ? (page.years?.simulation.conditions ?? []).map(
              (one) =>
                html`<li>${allBrought(page, one)} ${say('basis.sources', { count: one.sources.length })} ${documents(
                  page,
                  one,
                  one.sources.map(({ code }) => code),
                )}</li>`,
            )
          : nothing
      }
      ${draws && draft.care.length > 0 ? html`<li>${say('assumptions.instead')}</li>` : nothing}
      ${tiered.length > 0 && words.isComplete ? html`<li>${say('tiers.assumed', { plans: list(tiered) })}</li>` : nothing}
      ${words.isComplete ? cautions(words, { draft, result }, (plan) => examplePremium(page, plan)).map((text) => html`<li>${text}</li>`) : nothing}
      ${illustrated.length > 0 ? html`<li>${say('assumptions.illustrated', { plans: list(illustrated) })}</li>` : nothing}
    </ul>
    ${
      result.defaults.length > 0
        ? html`<details class="disclosure">
          <summary>${say('assumptions.prices', { count: result.defaults.length })}</summary>
          <div class="content">
            <p>${say('assumptions.prices.help')}</p>
            ${byBasis(result.defaults).map((alike) => prices(page, { draft, result }, alike, named))}
          </div>
        </details>`
        : nothing
    }
    ${told(
      say('assumptions.fallbacks', { count: fallbacks.length }),
      fallbacks.map(({ plan, service, network, from }) =>
        say('assumptions.fallback', {
          plan: plan.name,
          service: serviceName(words, service),
          from: serviceName(words, from),
          network: say(`network.${network}`),
        }),
      ),
    )}
    ${
      words.isComplete
        ? told(
            say('beside.title', { count: beside.length }),
            beside.map(({ plan, service, network, terms }) =>
              say('beside.item', {
                plan: plan.name,
                network: say(`network.${network}`),
                service: serviceName(words, service),
                terms,
              }),
            ),
          )
        : nothing
    }
    ${words.isComplete ? unread(page, result) : nothing}
    ${told(
      say('assumptions.outside'),
      result.outsideCoverage.map((unit) => `${named(unit.item)}, ${date(unit.date)}`),
      true,
    )}
  </section>`;
}

/** What care comes to whose terms are unknown (R58): of the listed care, or where care is drawn of the average year. */
function unread({ words, years, answer }: Page, result: EstimateResult) {
  const { say, money } = words;
  const plans = result.plans.map((plan) => ({ ...plan, plan: plan.name }));
  const ofYears = answer && years && isDrawn(answer.draft) ? years.simulation.plans : [];
  const texts =
    ofYears.length > 0
      ? plans.flatMap(({ id, plan }) => {
          const mean = ofYears.find((one) => one.id === id)?.unknownTerms;
          return mean ? [say('unknown.mean', { plan, amount: money(mean) })] : [];
        })
      : plans.flatMap(({ plan, unknownTerms }) =>
          unknownTerms
            ? [
                ...unknownTerms.services.map(({ service, network, amount }) =>
                  say('unknown.item', {
                    plan,
                    network: say(`network.${network}`),
                    service: serviceName(words, service),
                    amount: money(amount),
                  }),
                ),
                say('unknown.total', { plan, amount: money(unknownTerms.totalIfPaid) }),
              ]
            : [],
        );
  return told(say('unknown.title', { count: texts.length }), texts, true);
}

/** What is told when opened, if there is any. */
const told = (title: string, texts: readonly string[], open = false): TemplateResult | typeof nothing =>
  texts.length > 0
    ? html`<details class="disclosure" ?open=${open}>
        <summary>${title}</summary>
        <ul class="content facts">${texts.map((text) => html`<li>${text}</li>`)}</ul>
      </details>`
    : nothing;

/** Those that rest on the same together, as they come. */
function byBasis(defaults: readonly Default[]): Default[][] {
  const groups = new Map<string, Default[]>();
  for (const one of defaults) {
    const { year, method, factor, like, medicare, sources } = one;
    const basis = [year, method, factor, like, medicare, ...sources].join(' ');
    const alike = groups.get(basis);
    if (alike) alike.push(one);
    else groups.set(basis, [one]);
  }
  return [...groups.values()];
}

/** What some prices rest on, and what they are. */
function prices(
  page: Page,
  { draft, result }: Answer,
  alike: Default[],
  named: (id: string) => string,
): TemplateResult | typeof nothing {
  const { words } = page;
  const { say, money } = words;
  const [first] = alike;
  if (!first) return nothing;
  const { year, method, factor, like, medicare } = first;
  /** Opens the field in which the household states its own figure. */
  const change = (id: string, field: string) => {
    const index = page.draft.care.findIndex((one) => one.id === id);
    if (!page.live || index < 0) return nothing;
    return html`<button type="button" class="quiet" @click=${() => {
      page.setOpen(`more ${id}`, true);
      page.goTo(`/care/${index}/${field}`);
    }}>${say('assumptions.change')}<span class="visually-hidden">: ${named(id)}</span></button>`;
  };
  return html`<ul class="facts">
      ${alike.map(
        ({ item, member, field, amount, drawn }) =>
          html`<li>${item === undefined ? say('assumptions.visits', { who: memberName(words, draft, member ?? '') }) : named(item)} · ${say(field === 'price' ? 'assumed.price' : 'assumed.charge', { amount: money(amount) })} ${drawn ? say('assumed.price.drawn', { amount: money(drawn) }) : nothing} ${change(item ?? '', field)}</li>`,
      )}
    </ul>
    <p class="help">
      ${like ? say('basis.like', { service: serviceName(words, like) }) : nothing}
      ${say(`basis.${!like ? method : factor ? 'broughtTo2026' : 'observed'}`, { year: String(year), factor: readable(factor) })}
      ${medicare ? say('basis.medicare') : nothing}
      ${say('basis.sources', { count: first.sources.length })}
      ${documents(page, result, first.sources)}
    </p>`;
}

/** The documents with these codes. */
function documents(
  page: Page,
  { sources }: Pick<EstimateResult, 'sources'>,
  codes: readonly string[],
): TemplateResult[] {
  return codes
    .flatMap((code) => sources.filter((one) => one.code === code))
    .map(
      ({ title, publisher, year, identifier, url }, i) =>
        html`${i > 0 ? '; ' : nothing}<span lang="en"><cite>${url && !page.sealed ? html`<a href=${url} rel="noreferrer" target="_blank">${title}</a>` : title}</cite>, ${publisher}, ${identifier ? `${identifier}, ` : nothing}${year}</span>`,
    );
}

/** A factor in as many decimals as people read. */
const readable = (factor: string | undefined): number => Number(Number(factor).toFixed(2));

/** What the possible years rest on. */
function drawn({ words, years, answer }: Page): string[] {
  if (!answer || !years || !isDrawn(answer.draft)) return [];
  const named = (key: string, otherwise: string) => (words.has(key) ? words.say(key) : otherwise);
  return years.simulation.assumptions.map(({ code, value }) => {
    const number = Number(value);
    return words.say(`assumption.${code}`, {
      value: Number.isNaN(number) ? value : readable(value),
      ...(code === 'mean-spending' ? { amount: words.wholeDollars(number) } : {}),
      source: named(`source.${value}`, value),
      condition: named(`condition.${value}`, value),
    });
  });
}
