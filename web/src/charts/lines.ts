// What the pictures made of lines have in common: the scales beside them, and
// the letters at the lines' ends.
import { svg } from 'lit';
import type { Words } from '../words/words';
import { apart, widthOf, wrapped } from './text-layout';
import { badge, type Look } from './chart-style';
import { linear, nice, ticks, type Scale, type Span } from './scale';
import type { Room } from './sized';

export interface LineFrame {
  x: Scale;
  y: Scale;
  height: number;
  top: number;
  right: number;
  bottom: number;
  marks: unknown;
}

/** Scales, grid and names for lines over dollars `across` and `heights`. */
export function lineFrame(
  words: Words,
  { width, em }: Room,
  across: Span,
  [least, most]: Span,
  acrossName: string,
  upName: string,
): LineFrame {
  const size = em * 0.8125;
  const plot = Math.min(Math.max(width * 0.5, em * 14), em * 22);
  const upLines = wrapped(upName, width, size);
  const top = upLines.length * size * 1.25 + em * 0.75;
  const bottom = top + plot;
  // From zero, unless what matters would then be flat.
  const heights = nice(least > 0 && least < most * 0.4 ? 0 : least, Math.max(most, least + 1), 5);
  const y = linear(heights, [bottom, top]);
  const ups = ticks(...heights, 5);
  const left = Math.max(...ups.map((tick) => widthOf(words.wholeDollars(tick), size))) + em * 0.5;
  const right = width - em * 1.75;
  const x = linear(across, [left, right]);
  const wide = widthOf(words.wholeDollars(Math.ceil(across[1])), size);
  const acrossLines = wrapped(acrossName, width, size);
  return {
    x,
    y,
    top,
    right,
    bottom,
    height: bottom + size * (1.6 + acrossLines.length * 1.25) + em * 0.25,
    marks: svg`
      <text class="soft">${upLines.map((text, i) => svg`<tspan x="0" y=${size * (0.9 + i * 1.25)}>${text}</tspan>`)}</text>
      ${ups.map(
        (tick) => svg`<path class=${tick === 0 ? 'zero' : 'grid'} d="M${left} ${y(tick)}H${right}"></path>
          <text class="soft" x=${left - em * 0.375} y=${y(tick)} dy="0.35em" text-anchor="end">${words.wholeDollars(tick)}</text>`,
      )}
      ${ticks(...across, Math.max(2, Math.floor((right - left) / (wide * 1.75)))).map(
        (at) => svg`<path class="zero" d="M${x(at)} ${bottom}v${em * 0.25}"></path>
          <text class="soft" x=${x(at)} y=${bottom + size * 1.3} text-anchor="middle">${words.wholeDollars(at)}</text>`,
      )}
      <text class="soft" text-anchor="end">${acrossLines.map((text, i) => svg`<tspan x=${right} y=${bottom + size * (2.7 + i * 1.25)}>${text}</tspan>`)}</text>`,
  };
}

/** The letters at the ends of the lines, apart where the lines meet. */
export function named(
  ends: readonly { look: Look; y: number }[],
  { right, top, bottom }: LineFrame,
  em: number,
): unknown {
  const places = apart(
    ends.map((end) => end.y),
    ends.map(() => em * 1.5),
    top - em * 0.75,
    bottom + em * 0.75,
  );
  return ends.map(
    ({ look, y }, i) =>
      svg`<path class="lead-line" d="M${right} ${y}L${right + em * 0.5} ${places[i] ?? y}"></path>${badge(look, right + em, places[i] ?? y, em)}`,
  );
}
