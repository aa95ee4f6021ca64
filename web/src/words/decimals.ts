// Amounts and percentages in fields as people write them. The draft has them
// as the engine reads them, digits and one point, whatever the language.

/** The marks of a language (vite.languages.ts). */
export interface Marks {
  /** What may stand before decimals; the first of them is the one that the language writes. */
  decimals: string;
  /** What may stand between thousands. */
  thousands: string;
}

/**
 * What is typed or pasted in a language, as the draft has it: without its unit, spaces around and between thousands, and
 * full width. What is not a number, or could be two, stays as it is.
 */
export function read({ decimals, thousands }: Marks, text: string, unit = '$'): string {
  const number = `(\\d+|[1-9]\\d{0,2}(?:[${thousands}\\s]\\d{3})+)(?:[${decimals}](\\d+))?`;
  const [, whole, rest] =
    new RegExp(`^\\s*\\${unit}?\\s*${number}\\s*\\${unit}?\\s*$`).exec(
      text.replaceAll(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)),
    ) ?? [];
  return whole ? whole.replaceAll(/\D/g, '') + (rest ? `.${rest}` : '') : text;
}

/** What the draft has, as a language writes it. */
export const written = ({ decimals }: Marks, text: string): string =>
  /^\d+\.\d+$/.test(text) ? text.replace('.', decimals.charAt(0)) : text;
