// Where numbers are drawn.
export { nice, ticks, tickStep } from 'd3-array';

export type Span = readonly [from: number, to: number];
export type Scale = (value: number) => number;

/** Lays a span of numbers, which is not empty, on one of pixels. */
export const linear =
  ([least, most]: Span, [start, end]: Span): Scale =>
  (value) =>
    start + ((value - least) / (most - least)) * (end - start);

/** The line through some points. */
export const lineThrough = (points: readonly (readonly [x: number, y: number])[]): string =>
  points.length > 0 ? `M${points.map(([x, y]) => `${x},${y}`).join('L')}` : '';
