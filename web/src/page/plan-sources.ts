// Where a sample plan's figures come from: which cells a source supports, which
// are illustrations, which have been changed here.
import { html, nothing, type TemplateResult } from 'lit';
import type { Plan } from '../draft/draft';
import { disclosure, type Content } from './fields';
import type { Page } from './page';
import { get, within } from '../draft/pointer';

export interface Origin {
  /** Tells whether something in the plan is an illustration. */
  readonly marked: boolean;
  /** The mark of what stands at a pointer into the plan, if it has one. */
  tag(page: Page, pointer: string): Content;
}

/** Whether a plan's premium is still its sample's, and an illustration. */
export function examplePremium(page: Page, plan: Plan): boolean {
  const sample = page.samples.find(({ id }) => id === plan.sample);
  return (
    sample?.illustrations?.includes('/premium') === true &&
    JSON.stringify(plan.premium) === JSON.stringify(sample.premium)
  );
}

/** What can be said of where a plan's figures come from. */
export function origin(page: Page, plan: Plan): Origin {
  const sample = page.samples.find(({ id }) => id === plan.sample);
  const illustrations = sample?.illustrations ?? [];
  return {
    marked: illustrations.length > 0,
    tag(page, pointer) {
      if (!sample) return nothing;
      const here = get(plan, pointer) ?? '';
      const { say } = page.words;
      if (here !== (get(sample, pointer) ?? '')) return html`<span class="tag yours">${say('tag.yours')}</span>`;
      if (here !== '' && illustrations.some((whole) => within(pointer, whole))) {
        return html`<span class="tag illustration">${say('tag.illustration')}</span>`;
      }
      return nothing;
    },
  };
}

/** The sources, and what of the plan the estimate cannot say. */
export function sources(page: Page, plan: Plan, from: Origin): TemplateResult | typeof nothing {
  const { say, language } = page.words;
  const list = plan.sources ?? [];
  const left = plan.notExpressed ?? [];
  return html`${
    left.length > 0
      ? disclosure(
          page,
          `left ${plan.id}`,
          [],
          say('plan.notExpressed', { count: left.length }),
          () =>
            html`<ul>${left.map((words) => html`<li lang=${words[language] ? nothing : 'en'}>${words[language] ?? words['en']}</li>`)}</ul>`,
        )
      : nothing
  }
  ${
    list.length > 0
      ? disclosure(
          page,
          `sources ${plan.id}`,
          [],
          say('plan.sources', { count: list.length }),
          () => html`<ul>
            ${list.map(
              ({ title, year, url }) => html`<li>
                ${url ? html`<a href=${url} rel="noreferrer" target="_blank">${title}</a>` : title}${year ? ` (${year})` : nothing}
              </li>`,
            )}
          </ul>
          ${from.marked ? html`<p>${say('plan.illustrations')}</p>` : nothing}`,
        )
      : nothing
  }`;
}
