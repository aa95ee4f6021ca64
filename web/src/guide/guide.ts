/**
 * The short guide to HMO and traditional cover.
 *
 *     const { guide } = await import('../guide/guide');
 *     await page.words.complete();      // the guide's own messages
 *     html`${guide(page.words, { plans: result.plans, comparison })}`
 *
 * `guide(words, data)` is a Lit template of plain elements, text and attributes
 * only, without directives or events, so that what turns the page's templates
 * into HTML at build time turns it too. Without `data` it has no dollars,
 * without `data.comparison` none that need one. Its style sheet is guide.css
 * beside it, which a page takes with its own (page/styles.ts), not from here:
 * a build that makes HTML has no style sheets.
 *
 * Its statements, s1 to s14, each rest on rules of the engine: s1 R25; s2 R5,
 * R6, R8; s3 R5, R11, R13; s4 R11–R13; s5 R11; s6 R11, R15; s7 R16; s8 R8, R9;
 * s9 R20; s10 R5, R7; s11 R5, R20, R21; s12 R10; s13 R31; s14 R5.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Key, Words } from '../words/words';
import type { GuideData } from './data';
import { ofYears, own, type Statement } from './guide-figures';

export type { GuideData } from './data';

interface Part {
  heading: 'guide.hmo' | 'guide.traditional' | 'guide.between' | 'guide.choose';
  statements: readonly Statement[];
}

const parts: readonly Part[] = [
  { heading: 'guide.hmo', statements: ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', 's9', 's12'] },
  { heading: 'guide.traditional', statements: ['s10'] },
  { heading: 'guide.between', statements: ['s11'] },
  { heading: 'guide.choose', statements: ['s13', 's14'] },
];

const kinds = ['HMO', 'POS', 'EPO', 'PPO', 'Indemnity'] as const;

const terms: readonly [term: Key, meaning: Key][] = [
  ['row.premium', 'meaning.premium'],
  ['row.deductible', 'meaning.deductible'],
  ['row.copay', 'meaning.copay'],
  ['row.coinsurance', 'meaning.coinsurance'],
  ['limit.outOfPocketMaximum', 'meaning.outOfPocketMaximum'],
  ['guide.term.network', 'meaning.network'],
  ['guide.term.pcp', 'meaning.pcp'],
  ['guide.term.referral', 'meaning.referral'],
  ['guide.term.authorization', 'meaning.authorization'],
  ['guide.term.area', 'meaning.area'],
  ['row.balanceBill', 'meaning.balanceBill'],
];

export function guide(words: Words, data?: GuideData): TemplateResult {
  const { say } = words;
  return html`<section class="guide" aria-labelledby="guide">
    <h2 id="guide" tabindex="-1">${say('guide.title')}</h2>
    <p class="lead">${say('guide.lead')}</p>
    ${parts.map(
      ({ heading, statements }) => html`<h3>${say(heading)}</h3>
        ${heading === 'guide.traditional' ? html`<p>${say('guide.traditional.what')}</p>` : nothing}
        <ul class="statements">${statements.map((statement) => stated(words, statement, data))}</ul>
        ${
          heading === 'guide.between'
            ? defined(
                words,
                kinds.map((kind) => [`type.name.${kind}`, `type.${kind}`]),
              )
            : nothing
        }`,
    )}
    <h3>${say('guide.terms')}</h3>
    ${defined(words, terms)}
  </section>`;
}

function stated(words: Words, statement: Statement, data: GuideData | undefined): TemplateResult {
  const { say } = words;
  const sentences = data && data.plans.length > 0 ? own(words, statement, data) : [];
  return html`<li id="guide-${statement}">
    <p>${say(`guide.${statement}`)}</p>
    ${sentences.length > 0 ? html`<p class="own"><strong>${say(data?.drawn && ofYears.has(statement) ? 'guide.own.years' : 'guide.own')}</strong> ${sentences.join(' ')}</p>` : nothing}
  </li>`;
}

const defined = ({ say }: Words, pairs: readonly (readonly [term: Key, meaning: Key])[]): TemplateResult =>
  html`<dl>${pairs.map(([term, meaning]) => html`<div><dt>${say(term)}</dt> <dd>${say(meaning)}</dd></div>`)}</dl>`;
