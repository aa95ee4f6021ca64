// JSON pointers (RFC 6901). They are the addresses of the page's fields: what
// is typed into a field is put at its pointer, and a problem that the engine
// reports at a pointer is shown beside the field of that address.

/** The pointer of `step` below `pointer`. */
export const at = (pointer: string, step: string | number): string =>
  `${pointer}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;

const steps = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The pointer of what holds `pointer`; that of the whole document is its own. */
export const parent = (pointer: string): string => pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));

/** Tells whether `pointer` is `whole` or a part of it. */
export const within = (pointer: string, whole: string): boolean => pointer === whole || pointer.startsWith(`${whole}/`);

/** What stands at `pointer`; undefined where nothing does. */
export function get(document: unknown, pointer: string): unknown {
  let value = document;
  for (const step of steps(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

/**
 * A copy of `document` with `value` at `pointer`; undefined takes it away.
 * What does not change is shared with the original, objects on the way are made.
 */
export function put<T>(document: T, pointer: string, value: unknown): T {
  const set = (old: unknown, [step, ...rest]: string[]): unknown => {
    if (step === undefined) return value;
    if (Array.isArray(old)) {
      const copy = old.slice();
      copy[Number(step)] = set(copy[Number(step)], rest);
      return copy;
    }
    const copy: Record<string, unknown> = { ...(old as object | undefined) };
    const inner = set(copy[step], rest);
    if (inner === undefined) delete copy[step];
    else copy[step] = inner;
    return copy;
  };
  return set(document, steps(pointer)) as T;
}

/** A copy of `document` without the element at `pointer`, which is in a list. */
export function drop<T>(document: T, pointer: string): T {
  const index = Number(steps(pointer).at(-1));
  const list = get(document, parent(pointer)) as unknown[];
  return put(
    document,
    parent(pointer),
    list.filter((_, i) => i !== index),
  );
}

/** A copy of `document` with `value` at the end of the list at `pointer`. */
export const append = <T>(document: T, pointer: string, value: unknown): T =>
  put(document, pointer, [...((get(document, pointer) as unknown[] | undefined) ?? []), value]);
