// What a site offers about a plan beside what it costs: a button to choose it,
// the plan's own papers, and what its insurer has to say of the estimate.
import { html, nothing, type TemplateResult } from 'lit';
import type { Plan } from '../draft/draft';
import { verdict } from '../answer/verdict';
import type { Page } from './page';
import { planLink, webAddress } from './plan-link';

/** What is told of a plan that a reader chooses; the same as in element/types.ts. */
export interface Chosen {
  readonly id: string;
  readonly name: string;
  readonly rank: number | undefined;
  readonly plans: number;
}

/** What a site wants of the plans. */
export interface Offer {
  /** Where a plan leads, as a template; undefined: nowhere. */
  readonly apply: string | undefined;
  /** Whether there is a button where it leads nowhere. */
  readonly choose: boolean;
  /** Told of a choice; the event's default is to follow the link. */
  readonly chosen: (chosen: Chosen, event: Event) => void;
}

const papers = ['summary', 'brochure', 'directory', 'formulary'] as const;

/**
 * The plan as the site gave it. Only that has an id that the site knows, and
 * links that are the site's: those of a plan that a reader made or brought
 * could lead anywhere.
 */
function given({ samples, answer }: Page, id: string): { from: Plan; name: string } | undefined {
  const column = answer?.draft.plans.find((plan) => plan.id === id);
  const from = samples.find((sample) => sample.id === column?.sample);
  return column && from && { from, name: column.name };
}

/** In the head of a plan's column; `plan` is one of the answer. */
export function planActions(page: Page, plan: { readonly id: string }, offer: Offer): TemplateResult | typeof nothing {
  const its = given(page, plan.id);
  if (!its || !page.words.isComplete) return nothing;
  const { from, name } = its;
  const { say } = page.words;
  const whose = html`<span class="visually-hidden"> ${page.words.named(name)}</span>`;
  const links = papers.flatMap((kind) => {
    const href = from.links?.[kind] && webAddress(from.links[kind], document.baseURI);
    return href ? [{ href, text: say(`guest.${kind}`), apart: true }] : [];
  });
  const digits = from.links?.phone?.replaceAll(/[^\d+]/g, '');
  if (digits)
    links.push({ href: `tel:${digits}`, text: say('guest.phone', { phone: from.links?.phone ?? '' }), apart: false });
  return html`<div class="plan-actions">
    <slot name="plan-${from.id}">${button(page, plan.id, its, offer, html`${say('guest.choose')}${whose}`)}</slot>
    ${
      links.length > 0
        ? html`<ul class="papers">
          ${links.map(
            // What is typed would go with the page.
            ({ href, text, apart }) =>
              html`<li><a href=${href} target=${apart ? '_blank' : nothing} rel=${apart ? 'noopener' : nothing}>${text}${whose}</a></li>`,
          )}
        </ul>`
        : nothing
    }
  </div>`;
}

function button(
  page: Page,
  column: string,
  { from, name }: { from: Plan; name: string },
  { apply, choose, chosen }: Offer,
  text: unknown,
): TemplateResult | typeof nothing {
  const href = apply === undefined ? undefined : planLink(apply, from.id, document.baseURI);
  const press = (event: Event) => {
    const order = verdict(page);
    const plans = order?.plans ?? [];
    const place = order?.settled ? plans.findIndex(({ plan }) => plan.id === column) + 1 : 0;
    chosen({ id: from.id, name: from.name || name, rank: place || undefined, plans: page.draft.plans.length }, event);
  };
  if (href !== undefined) return html`<a class="choose" href=${href} @click=${press}>${text}</a>`;
  return choose ? html`<button type="button" class="choose" @click=${press}>${text}</button>` : nothing;
}

/** What the insurers of the plans compared say of the estimate, each once. */
export const disclaimers = (page: Page): string[] => [
  ...new Set(
    (page.answer?.draft.plans ?? []).flatMap(({ id }) => {
      const text = given(page, id)?.from.disclaimer?.trim();
      return text ? [text] : [];
    }),
  ),
];
