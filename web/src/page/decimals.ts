// Amounts and percentages in fields as people write them. The draft has them
// as the engine reads them, digits and one point, whatever the language.
import type { Language } from './words';

/** What may stand before decimals, beside a point, and between thousands. */
const us = { decimal: '.', thousands: ',' };
const marks: Record<Language, typeof us> = { en: us, es: us, sv: { decimal: ',', thousands: ' \u00a0\u202f' } };

/** What is typed in a language, as the draft has it; what is not a number stays as it is. */
export function read(language: Language, text: string): string {
  const { decimal, thousands } = marks[language];
  const [, whole, decimals] =
    new RegExp(`^(\\d+|[1-9]\\d{0,2}(?:[${thousands}]\\d{3})+)(?:[.${decimal}](\\d+))?$`).exec(text) ?? [];
  return whole ? whole.replaceAll(/\D/g, '') + (decimals ? `.${decimals}` : '') : text;
}

/** What the draft has, as a language writes it. */
export const written = (language: Language, text: string): string =>
  /^\d+\.\d+$/.test(text) ? text.replace('.', marks[language].decimal) : text;
