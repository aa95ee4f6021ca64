import { html, nothing, type TemplateResult } from 'lit';
import { isDrawn, type Answer, type Page } from './page';
import { awayWords, itemName, memberName, serviceName } from './people';

/** What was taken where nothing was stated, with what it rests on and where it can be changed. */
export function assumptions(page: Page, { draft, result }: Answer): TemplateResult {
  const { words } = page;
  const { say, money, date, list } = words;
  const item = (id: string) => draft.care.find((one) => one.id === id);
  const named = (id: string) => {
    const one = item(id);
    return one ? itemName(words, draft, one) : id;
  };
  /** Opens the field in which the household states its own figure. */
  const change = (id: string, field: string) => {
    const index = page.draft.care.findIndex((one) => one.id === id);
    if (!page.live || index < 0) return nothing;
    return html`<button type="button" class="quiet" @click=${() => {
      page.setOpen(`more ${id}`, true);
      page.goTo(`/care/${index}/${field}`);
    }}>${say('assumptions.change')}<span class="visually-hidden">: ${named(id)}</span></button>`;
  };
  const fallbacks = result.plans.flatMap((plan) => plan.fallbacks.map((fallback) => ({ plan, ...fallback })));
  const illustrated = draft.plans.filter((plan) => (plan.illustrations ?? []).length > 0).map((plan) => plan.name);
  return html`<section class="closer assumptions" aria-labelledby="assumptions">
    <h2 id="assumptions" tabindex="-1">${say('assumptions.title')}</h2>
    <ul class="facts">
      <li>${say('assumptions.period', { from: date(result.coverage.from), to: date(result.coverage.to) })}</li>
      <li>${say('assumptions.law')}</li>
      ${draft.members.flatMap((member) => awayWords(words, member).map((away) => html`<li>${say('assumptions.away', { name: memberName(words, draft, member.id), away })}</li>`))}
      ${drawn(page).map((text) => html`<li>${text}</li>`)}
      ${illustrated.length > 0 ? html`<li>${say('assumptions.illustrated', { plans: list(illustrated) })}</li>` : nothing}
    </ul>
    ${result.defaults.length > 0
      ? html`<details class="disclosure">
          <summary>${say('assumptions.prices', { count: result.defaults.length })}</summary>
          <div class="content">
            <p class="help">${say('assumptions.prices.help')}</p>
            <ul class="facts">
              ${result.defaults.map(
                ({ item, field, amount }) =>
                  html`<li>${named(item)}: ${say(field === 'price' ? 'assumed.price' : 'assumed.charge', { amount: money(amount) })} ${change(item, field)}</li>`,
              )}
            </ul>
          </div>
        </details>`
      : nothing}
    ${fallbacks.length > 0
      ? html`<details class="disclosure">
          <summary>${say('assumptions.fallbacks', { count: fallbacks.length })}</summary>
          <ul class="content facts">
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
          </ul>
        </details>`
      : nothing}
    ${result.outsideCoverage.length > 0
      ? html`<details class="disclosure" open>
          <summary>${say('assumptions.outside')}</summary>
          <ul class="content facts">${result.outsideCoverage.map((unit) => html`<li>${named(unit.item)}, ${date(unit.date)}</li>`)}</ul>
        </details>`
      : nothing}
  </section>`;
}

const codes = [
  'price-factor',
  'mean-spending',
  'utilization-source',
  'price-source',
  'visits-per-referral',
  'condition-without-drugs',
  'condition-illustration',
] as const;

/** What the possible years rest on. */
function drawn({ words, years, answer }: Page): string[] {
  if (!answer || !years || !isDrawn(answer.draft)) return [];
  const named = (key: string, otherwise: string) => (words.has(key) ? words.say(key) : otherwise);
  return years.simulation.assumptions.flatMap(({ code, value }) => {
    const known = codes.find((one) => one === code);
    return known ? [words.say(`assumption.${known}`, { value, source: named(`source.${value}`, value), condition: named(`condition.${value}`, value) })] : [];
  });
}
