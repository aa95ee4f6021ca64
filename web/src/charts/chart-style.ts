import { svg, type SVGTemplateResult } from 'lit';
import { parts } from '../engine/parts';

export type Part = (typeof parts)[number];

/** A tile of each part's pattern, 8 pixels square; the premium is plain. */
const tiles: Record<Part, string> = {
  premium: '',
  deductible: 'M-2 2 2 -2 M-2 10 10 -2 M6 10 10 6',
  copay: 'M4 3.2v1.6',
  coinsurance: 'M2 0v8 M6 0v8',
  notCovered: 'M0 4h8 M4 0v8',
  balanceBill: 'M-2 6 2 10 M-2 -2 10 10 M6 -2 10 2',
};

const patternId = (part: Part): string => `picture-${part}`;

/** The patterns that `filledWith` names; once in a document or shadow root. */
export const patterns = (): SVGTemplateResult => svg`<defs>
  ${parts.map(
    (part) => svg`<pattern id=${patternId(part)} width="8" height="8" patternUnits="userSpaceOnUse">
      <rect class="part ${part}" width="8" height="8"></rect>
      <path class="hatch ${part}" d=${tiles[part]}></path>
    </pattern>`,
  )}
</defs>`;

export const filledWith = (part: Part): string => `url(#${patternId(part)})`;

/** What tells a plan apart wherever it is drawn: its letter and the dashes of its line. */
export interface Look {
  letter: string;
  /** The class of its colour. */
  tone: string;
  dashes: string;
}

const dashes = ['none', '9 5', '2 5', '12 4 2 4'];

export const lookOf = (index: number): Look => ({
  letter: String.fromCharCode(65 + index),
  tone: `tone-${index % dashes.length}`,
  dashes: dashes[index % dashes.length] ?? 'none',
});

/** A plan's letter in a ring. */
export const badge = ({ letter, tone }: Look, x: number, y: number, em: number): SVGTemplateResult =>
  svg`<g class="badge-mark ${tone}">
    <circle cx=${x} cy=${y} r=${em * 0.68}></circle>
    <text x=${x} y=${y} dy="0.35em" text-anchor="middle" font-size=${em * 0.8}>${letter}</text>
  </g>`;
