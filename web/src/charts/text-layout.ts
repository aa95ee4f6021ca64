// SVG text neither wraps nor says how wide it is before it is drawn. These are
// estimates on the wide side, for the fonts of a system's user interface.

/** How wide a text is, in pixels. */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const letter of text)
    ems += /[\s.,:;!'|ijl()]/.test(letter)
      ? 0.37
      : /[MWmw@%]/.test(letter)
        ? 0.97
        : /[A-ZÅÄÖ]/.test(letter)
          ? 0.72
          : 0.64;
  return ems * size;
}

/** A text in lines of at most `width` pixels, broken between words, never within an amount; a word that is longer has its own. */
export function wrapped(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Places that wish to be at `wished`, each `heights` tall and centred there, moved apart until none overlaps within `from` to `to`. */
export function apart(wished: readonly number[], heights: readonly number[], from: number, to: number): number[] {
  const order = wished.map((_, i) => i).toSorted((a, b) => (wished[a] ?? 0) - (wished[b] ?? 0));
  const placed = [...wished];
  const height = (i: number) => heights[i] ?? 0;
  let edge = from;
  for (const i of order) {
    placed[i] = Math.max(placed[i] ?? 0, edge + height(i) / 2);
    edge = (placed[i] ?? 0) + height(i) / 2;
  }
  edge = to;
  for (const i of order.toReversed()) {
    placed[i] = Math.min(placed[i] ?? 0, edge - height(i) / 2);
    edge = (placed[i] ?? 0) - height(i) / 2;
  }
  return placed;
}
