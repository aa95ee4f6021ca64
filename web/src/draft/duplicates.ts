// Fields that stand twice: of these JSON.parse keeps the last without a word, and a file
// that says two prices says none.
import type { Problem } from '../engine/types';
import { mostProblems } from './plan-list';
import { at } from './pointer';

/** The fields that stand twice in an object of `text`, which is JSON. */
export function duplicateFields(text: string): Problem[] {
  const problems: Problem[] = [];
  /** The objects and lists that are open: of an object the names so far, and where in it the text is. */
  const open: { names?: Set<string>; step: string | number }[] = [];
  for (const [token, quoted, colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\],]/g)) {
    const inner = open.at(-1);
    if (token === '{') open.push({ names: new Set(), step: '' });
    else if (token === '[') open.push({ step: 0 });
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',') {
      if (typeof inner?.step === 'number') inner.step++;
    } else if (quoted !== undefined && colon !== undefined && inner?.names) {
      const name = JSON.parse(quoted) as string;
      inner.step = name;
      if (inner.names.has(name)) {
        const pointer = open.reduce((above, { step }) => at(above, step), '');
        problems.push({ code: 'duplicate-field', pointer, found: name, expected: `one ${name}` });
        if (problems.length === mostProblems) break;
      }
      inner.names.add(name);
    }
  }
  return problems;
}
