import { lastYear } from '../engine/services';

/**
 * The year that a plan is chosen for now: from November 1, when enrollment for the
 * next one opens, that one. `year` stands where it is later, or where the law's
 * limits of the other are not known.
 */
export function planYear(year: string): string {
  const [now, month] = today().split('-').map(Number);
  const coming = (now ?? 0) + Number((month ?? 0) > 10);
  return coming > Number(year) && coming <= lastYear ? String(coming) : year;
}

/** The day it is where the reader is, as 2026-01-31. */
export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
