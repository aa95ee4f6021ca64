// What a visitor touches: tiles to choose by, and numbers that go up and down.
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Words } from '../words/words';

export interface Tile {
  label: string;
  /** Another line, smaller. */
  more?: string;
  chosen: boolean;
  choose: () => void;
}

export interface Tiles {
  /** Names the group, once on a screen. */
  name: string;
  /** The id of what says what is chosen, or its text. */
  by: { id: string } | { text: string };
  /** Whether one is chosen of all, or any. */
  kind: 'radio' | 'checkbox';
  tiles: readonly Tile[];
  /** How they stand. */
  look?: string;
}

/** Tiles to choose one of, or any. */
export const choices = ({ name, by, kind, tiles, look = '' }: Tiles): TemplateResult =>
  html`<div class="tiles ${look}" role=${kind === 'radio' ? 'radiogroup' : 'group'} aria-labelledby=${'id' in by ? by.id : nothing} aria-label=${'text' in by ? by.text : nothing}>
    ${tiles.map(
      ({ label, more, chosen, choose }, i) => html`<label class="tile">
        <input type=${kind} name=${kind === 'radio' ? name : `${name} ${i}`} autocomplete="off" .checked=${live(chosen)} @change=${choose}>
        <span class="mark" aria-hidden="true"></span>
        <span class="text"><span class="label">${label}</span>${more ? html` <span class="more">${more}</span>` : nothing}</span>
      </label>`,
    )}
  </div>`;

export interface Steps {
  /** What is counted. */
  label: string;
  value: number;
  range: readonly [least: number, most: number];
  /** Takes one away or adds one. */
  change: (by: -1 | 1) => void;
}

/** A number one less or more, within a range: two touches may come before either is seen. */
export const within = (value: number, [least, most]: Steps['range']): number => Math.min(most, Math.max(least, value));

/** A number with a key on either side. At an end the key stays where it is, and does nothing. */
export function stepper({ say, number }: Words, { label, value, range: [least, most], change }: Steps): TemplateResult {
  const key = (by: -1 | 1, sign: string, name: string) => {
    const able = value + by >= least && value + by <= most;
    return html`<button type="button" class="key" aria-label=${name} aria-disabled=${able ? nothing : 'true'} @click=${() => able && change(by)}><span aria-hidden="true">${sign}</span></button>`;
  };
  return html`<div class="stepper" role="group" aria-label=${label}>
    ${key(-1, '−', say('kiosk.less', { name: label }))}
    <output class="number" aria-live="polite">${number(value)}</output>
    ${key(1, '+', say('kiosk.more', { name: label }))}
  </div>`;
}
