// What was put in, as it is printed: everything, so that it can be put in again.
import { html, nothing, type TemplateResult } from 'lit';
import { householdInputs, planInputs, type InputPart } from '../answer/inputs';
import { today } from '../words/today';
import type { Words } from '../words/words';
import type { Page } from './page';

export function printed({ words, answer }: Page): TemplateResult | typeof nothing {
  if (!answer) return nothing;
  const { draft } = answer;
  return html`<section class="printed" aria-labelledby="printed">
    <h2 id="printed">${words.say('keep.entered', { date: words.date(today()) })}</h2>
    ${householdInputs(words, draft).map(
      ({ title, rows }) => html`<h3>${title}</h3>
        <ul>${rows.map(({ label, values }) => html`<li><strong>${label}</strong> ${values[0]}</li>`)}</ul>`,
    )}
    ${planInputs(words, draft).map((part) => table(part, draft.plans, words))}
  </section>`;
}

const table = (
  { title, rows }: InputPart,
  plans: readonly { name: string }[],
  { named }: Words,
): TemplateResult => html`<table>
  <thead>
    <tr><th scope="col">${title}</th>${plans.map(({ name }) => html`<th scope="col">${named(name)}</th>`)}</tr>
  </thead>
  <tbody>
    ${rows.map(({ label, values }) => html`<tr><th scope="row">${label}</th>${cells(values)}</tr>`)}
  </tbody>
</table>`;

/** What is the same under every plan is said once. */
function cells(values: readonly string[]): unknown {
  const [first = ''] = values;
  return values.every((value) => value === first)
    ? html`<td colspan=${values.length}>${first}</td>`
    : values.map((value) => html`<td>${value}</td>`);
}
