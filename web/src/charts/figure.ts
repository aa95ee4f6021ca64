import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Words } from '../words/words';
import { disclosed } from './lazy-details';
import { lookOf } from './chart-style';
import { sized, type Room } from './sized';
import { styled } from './styled';

/** A drawing and how tall it is. */
export interface Drawing {
  height: number;
  marks: unknown;
}

export interface Figure {
  /** Names its elements, once in a document or shadow root. */
  id: string;
  title: string;
  /** What the marks are. */
  lead?: string;
  /** What is to be seen, with the numbers. */
  sentences: readonly string[];
  /** Tells that the picture has all of it in words: the sentences are then for who does not see it, or reads large text. */
  labelled?: boolean;
  legend?: unknown;
  draw: (room: Room) => Drawing;
  /** What the marks in the drawing stand for. */
  notes?: readonly string[];
  table: () => unknown;
}

/** A picture with its title, its text alternative and the table behind it. */
export function figure(
  words: Words,
  { id, title, lead, sentences, labelled = false, legend, draw, notes, table }: Figure,
): TemplateResult {
  return html`<figure class="picture ${id}" aria-labelledby="${id}-title" ${styled()}>
    <figcaption>
      <h3 id="${id}-title">${title}</h3>
      ${lead === undefined ? nothing : html`<p class="lead">${lead}</p>`}
      <ul class="says ${labelled ? 'labelled' : ''}" id="${id}-says">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>
    </figcaption>
    ${legend ?? nothing}
    <div class="drawing">${sized((room) => drawn(id, room, draw(room)))}</div>
    ${notes && notes.length > 0 ? html`<ol class="notes">${notes.map((note) => html`<li>${note}</li>`)}</ol>` : nothing}
    ${disclosed(words.say('picture.table'), table)}
  </figure>`;
}

const drawn = (id: string, { width, em }: Room, { height, marks }: Drawing): TemplateResult =>
  html`<svg role="img" aria-labelledby="${id}-title" aria-describedby="${id}-says" viewBox="0 0 ${width} ${Math.ceil(height)}" font-size=${em * 0.8125}>
    ${marks}
  </svg>`;

/** A drawing by itself, which `name` says in words. */
export const drawing = (name: string, draw: (room: Room) => Drawing): TemplateResult =>
  html`<div class="picture alone" ${styled()}>
    <div class="drawing">${sized((room) => {
      const { height, marks } = draw(room);
      return html`<svg role="img" aria-label=${name} viewBox="0 0 ${room.width} ${Math.ceil(height)}" font-size=${room.em * 0.8125}>${marks}</svg>`;
    })}</div>
  </div>`;

/** The letters, lines and names of the plans. */
export function lineLegend(names: readonly string[]): TemplateResult {
  return html`<ul class="legend">
    ${names.map((name, i) => {
      const look = lookOf(i);
      return html`<li>
        <svg class="sample" viewBox="0 0 52 20" width="52" height="20" aria-hidden="true">
          <path class="line ${look.tone}" d="M0 10H52" stroke-dasharray=${look.dashes}></path>
          <g class="badge-mark ${look.tone}"><circle cx="26" cy="10" r="9"></circle><text x="26" y="10" dy="0.35em" text-anchor="middle" font-size="11">${look.letter}</text></g>
        </svg>
        <span><span class="visually-hidden">${look.letter}: </span>${name}</span>
      </li>`;
    })}
  </ul>`;
}

/** A table that scrolls where it has no room; in a narrow place, or large letters, a card for each row. The roles say again what browsers forget of cards. */
export function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): TemplateResult {
  return html`<div class="table-frame" role="group" aria-label=${caption} tabindex="0">
    <table role="table" class="numbers">
      <caption>${caption}</caption>
      <thead role="rowgroup"><tr role="row">${head.map((cell) => html`<th role="columnheader" scope="col">${cell}</th>`)}</tr></thead>
      <tbody role="rowgroup">
        ${rows.map(([first, ...others]) => html`<tr role="row"><th role="rowheader" scope="row">${first}</th>${others.map((cell, i) => html`<td role="cell" data-head=${head[i + 1] ?? ''}>${cell}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}

/** Lines of text, the middle of the block at `y`. */
export const block = (
  lines: readonly string[],
  x: number,
  y: number,
  em: number,
  anchor: 'start' | 'end' = 'start',
): SVGTemplateResult =>
  svg`<text text-anchor=${anchor}>${lines.map(
    (line, i) => svg`<tspan x=${x} y=${y + (i - (lines.length - 1) / 2) * em * 1.2} dy="0.35em">${line}</tspan>`,
  )}</text>`;
