// What the page reads from elsewhere, and what it writes for other programs, given any input.
import * as fc from 'fast-check';
import { downloads, type Kept } from '../../src/answer/downloads';
import { draftOf, fragmentOf } from '../../src/draft/link';
import { OutpocketEstimator } from '../../src/element/outpocket-estimator';
import { parts } from '../../src/engine/parts';
import { sampleDraft, type Draft } from '../../src/draft/draft';
import { samples } from '../../src/draft/samples';
import { overridden } from '../../src/words/overrides';
import { wordsOf, type Words } from '../../src/words/words';

declare global {
  interface Window {
    /** Holds one of the properties on so many inputs; says what is wrong, and with which. */
    fuzz: (name: keyof typeof properties, seed: number, runs: number) => Promise<string>;
    /** Drafts that a link may say, changed at random: as fragments. */
    mutants: (seed: number, runs: number) => Promise<string[]>;
    /** Attributes of the element, with what a host might write into them by mistake. */
    attributes: (seed: number, runs: number) => Record<string, string>[];
  }
}

const draft: Draft = sampleDraft(samples.slice(0, 3));

type Tree = unknown[] | Record<string, unknown>;

/** Every place in a document that holds a value, as the path to it. */
function placesOf(tree: unknown, path: readonly string[] = []): string[][] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.keys(tree).flatMap((key) => [
    [...path, key],
    ...placesOf((tree as Tree)[key as never], [...path, key]),
  ]);
}

/** What is put in place of a text: what a later version, a hand or an enemy would write. */
const text = fc.oneof(
  fc.constantFrom('', ' ', '0', '-1', '1e9', '99999999999', '0.001', 'NaN', '٣', '12', '120', 'true', 'none'),
  fc.constantFrom('veryHigh', '__proto__', 'toString', '\u202e1', '=1+1', '$', '100%', 'Not covered', 'a'.repeat(5000)),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const change = fc.record({
  where: fc.nat(),
  from: fc.nat(),
  how: fc.constantFrom('text', 'text', 'text', 'text', 'copy', 'copy', 'copy', 'drop', 'twice', 'value', 'move'),
  text,
  value: fc.jsonValue({ maxDepth: 2 }),
});

/** A draft of which something is otherwise: another text or value, one from elsewhere in it, one less, or one twice. */
const mutant: fc.Arbitrary<unknown> = fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
  const tree = structuredClone(draft) as unknown as Tree;
  const at = (path: readonly string[]) => path.reduce<unknown>((node, step) => (node as Tree)[step as never], tree);
  for (const { where, from, how, text, value } of changes) {
    const all = placesOf(tree);
    const texts = how === 'text' || how === 'copy' ? all.filter((path) => typeof at(path) === 'string') : all;
    const path = texts[where % texts.length];
    const other = texts[from % texts.length];
    const key = path?.at(-1);
    if (!path || !other || key === undefined) continue;
    const parent = at(path.slice(0, -1)) as Tree;
    if (how === 'drop' && !Array.isArray(parent)) Reflect.deleteProperty(parent, key);
    else if (how === 'drop') (parent as unknown[]).splice(Number(key), 1);
    else if (how === 'twice') {
      if (Array.isArray(parent)) parent.push(structuredClone(at(path)));
    } else {
      const to = how === 'text' ? text : how === 'value' ? value : structuredClone(at(other));
      Object.defineProperty(parent, key, { value: to, enumerable: true, writable: true, configurable: true });
    }
  }
  return tree;
});

/** Some attributes, each with what is meant for one of them or with any text. */
const attributes = fc.dictionary(
  fc.constantFrom(...OutpocketEstimator.observedAttributes),
  fc.oneof(
    text,
    fc.constantFrom(
      'en es',
      'sv',
      'xx',
      'steps',
      'panes',
      '7',
      'title plans nothing',
      'dark',
      'family-4',
      '/apply?plan={id}',
    ),
    fc.constantFrom(
      'javascript:alert(1)',
      'data:application/json,[]',
      './gone.json',
      './',
      '//',
      'https://',
      '{}',
      '[]',
      '{',
    ),
    fc.json({ maxDepth: 3 }),
  ),
  { minKeys: 1, maxKeys: 6 },
);

let words: Words;

/** The cells of a table as a program reads it that knows nothing of where it is from (RFC 4180). */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (let i = 1, cell = ''; i < text.length; i++) {
    if (text[i] === '"') {
      for (i++; text[i] !== '"' || text[i + 1] === '"'; i++) {
        if (i >= text.length) throw new Error('a quotation mark without its other half');
        if (text[i] === '"') i++;
        cell += text[i];
      }
    } else if (text[i] === ',' || text[i] === '\r') {
      rows.at(-1)?.push(cell);
      cell = '';
      if (text[i] === '\r' && text[++i] !== '\n') throw new Error('a line that does not end');
      if (text[i] === '\n') rows.push([]);
    } else cell += text[i];
  }
  return rows.slice(0, -1);
}

const formula = /^["\s\u200b\ufeff]*[=+\-@＝＋－＠]/u;

/** What a link to anything is: as fragmentOf makes it of a draft. */
async function fragmentTo(what: unknown): Promise<string> {
  const stream = new Blob([JSON.stringify(what)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return `v1.${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')}`;
}

const figures = Object.fromEntries(
  [...parts, 'total', 'planPays', 'hsaContribution', 'hraUsed'].map((fact) => [fact, '-1.00']),
);

const properties = {
  /** Whatever a fragment is, it is a draft or none. */
  'any fragment': fc.asyncProperty(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String().map((text) => `v1.${text}`),
      fc.tuple(fc.nat(), fc.nat(255)).map(([at, byte]) => ({ at, byte })),
    ),
    async (given) => {
      let fragment = given;
      if (typeof fragment !== 'string') {
        const whole = await fragmentOf(draft);
        const i = fragment.at % whole.length;
        fragment = whole.slice(0, i) + String.fromCharCode(fragment.byte) + whole.slice(i + 1);
      }
      const read = await draftOf(fragment, samples);
      if (read && typeof read.draft !== 'object') throw new Error('no draft');
    },
  ),
  /** What a link says is taken or refused, and what is taken is the same by the link that it makes. */
  'any draft': fc.asyncProperty(mutant, async (given) => {
    const read = await draftOf(await fragmentTo(given), samples);
    if (!read) return;
    const again = await draftOf(await fragmentOf(read.draft), samples);
    if (JSON.stringify(again?.draft) !== JSON.stringify(read.draft))
      throw new Error(
        `another draft by its own link: ${JSON.stringify(again?.draft)} ::: ${JSON.stringify(read.draft)}`,
      );
  }),
  /** Of any file of words each message is taken or told of, and all of them can be said. */
  'any words': fc.asyncProperty(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .dictionary(
          fc.constantFrom('title', 'lead', 'months', 'answer.title', '__proto__', 'constructor', 'toString', 'no such'),
          fc.oneof(
            fc.string(),
            fc.jsonValue(),
            fc
              .array(
                fc.constantFrom(
                  '{',
                  '}',
                  '#',
                  "'",
                  '{count}',
                  '{count, plural,',
                  'one {',
                  'other {',
                  ' select,',
                  'offset:1',
                  'a',
                  '<b>',
                  '\u202e',
                ),
              )
              .map((parts) => parts.join('')),
          ),
        )
        .map((messages) => JSON.stringify({ en: messages, es: messages })),
    ),
    async (file) => {
      const { words: both, problems } = await overridden(words, file);
      for (const { code, pointer } of problems) if (!code || typeof pointer !== 'string') throw new Error('no problem');
      for (const said of [both.say('title'), both.say('lead'), both.say('months', { count: 2 })])
        if (typeof said !== 'string' || said.trim() === '') throw new Error('nothing said');
    },
  ),
  /** A table has the cells that were put in, and none that a spreadsheet takes for a formula, wherever it cuts them. */
  'any table': fc.asyncProperty(
    fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc
          .array(
            fc.constantFrom(
              '=',
              '+',
              '-',
              '@',
              ';',
              '|',
              '\t',
              '\n',
              '\r',
              '"',
              ' ',
              '＝',
              '\u200b',
              '\ufeff',
              ',',
              '1',
              'A',
              "'",
              '\u00a0',
              '\u2028',
            ),
          )
          .map((all) => all.join('')),
      ),
      { minLength: 2, maxLength: 2 },
    ),
    async (names) => {
      const plans = names.map((name, i) => ({ ...figures, id: `p${i}`, name, type: 'HMO', worstCase: {} }));
      const kept = {
        words,
        tables: { result: { plans }, draft },
        answer: {},
        simulation: undefined,
        comparison: undefined,
      } as unknown as Kept;
      const [first] = cellsOf(downloads.columns.text(kept));
      if (first?.length !== names.length + 1) throw new Error(`${first?.length} cells of ${names.length} plans`);
      names.forEach((name, i) => {
        const cell = first[i + 1] ?? '';
        if (cell.replaceAll("'", '') !== name.replaceAll("'", ''))
          throw new Error(`${JSON.stringify(cell)} is another name`);
        if (/^-?\d+(\.\d+)?$/.test(cell)) return;
        for (const part of [cell, ...cell.split(/[;|\t\r\n]/)])
          if (formula.test(part)) throw new Error(`${JSON.stringify(cell)} is a formula`);
      });
    },
  ),
};

const options = (seed: number, runs: number) => ({ seed, numRuns: runs, verbose: 0 as const });

window.fuzz = async (name, seed, runs) => {
  words = await (await wordsOf('en')).complete();
  const details = await fc.check(properties[name] as fc.IAsyncProperty<[unknown]>, options(seed, runs));
  return details.failed
    ? `${name}, seed ${seed}: ${String(details.errorInstance)}: ${JSON.stringify(details.counterexample)}`
    : '';
};

window.attributes = (seed, runs) => fc.sample(attributes, options(seed, runs));
window.mutants = (seed, runs) => Promise.all(fc.sample(mutant, options(seed, runs)).map(fragmentTo));
