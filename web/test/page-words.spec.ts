// The words of the page: complete in every language, used, and there for every
// code that the engine can answer with.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { compileMessage, valuesOf } from '../src/words/messages.ts';
import type { Language } from '../src/words/languages';
import type { Message, Part } from '../src/words/words';
import { languages, localeOf, marksOf } from '../vite.languages.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const files = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));

const locale = (language: string) =>
  JSON.parse(readFileSync(here(`../locales/${language}.json`), 'utf8')) as Record<string, string>;
const english = locale('en');

for (const language of languages) {
  test(`${language} has every message, no other, and each takes the same values`, () => {
    const messages = locale(language);
    expect(Object.keys(messages)).toEqual(Object.keys(english));
    // A name that stands twice in a file is read once.
    expect(readFileSync(here(`../locales/${language}.json`), 'utf8').match(/^ {2}"/gm)).toHaveLength(
      Object.keys(messages).length,
    );
    for (const [key, text] of Object.entries(messages)) {
      expect(valuesOf(compileMessage(text)), key).toEqual(valuesOf(compileMessage(english[key] ?? '')));
      expect(text.trim(), key).not.toBe('');
    }
  });
}

for (const language of languages) {
  test(`${language} has the cases that its counts need, and the same words to choose by as English`, () => {
    // “Many” is for numbers of millions; “other” says those.
    const needed = new Intl.PluralRules(language)
      .resolvedOptions()
      .pluralCategories.filter((category) => category !== 'many');
    const choices = (message: Message): Exclude<Part, string>[] =>
      typeof message === 'string'
        ? []
        : message.flatMap((part) =>
            typeof part === 'string' || !part[2] ? [] : [part, ...Object.values(part[2]).flatMap(choices)],
          );
    const selects = (text: string) =>
      choices(compileMessage(text))
        .filter(([, kind]) => kind === 0)
        .map(
          ([value, , cases]) =>
            `${value}: ${Object.keys(cases ?? {})
              .toSorted()
              .join(' ')}`,
        )
        .toSorted();
    for (const [key, text] of Object.entries(locale(language))) {
      expect(selects(text), key).toEqual(selects(english[key] ?? ''));
      for (const [value, kind, cases] of choices(compileMessage(text))) {
        if (kind === 0) continue;
        const named = Object.keys(cases ?? {});
        const lacking = needed.filter(
          (category) => !named.includes(category) && !(category === 'one' && named.includes('=1')),
        );
        expect(lacking, `${key}: ${value}`).toEqual([]);
      }
    }
  });
}

test('a message that leaves a case open, or is not ICU, does not compile', () => {
  expect(() => compileMessage('{count, plural, one {# month}}')).toThrow('has no case “other”');
  expect(() => compileMessage('{empty, select, yes {Needed.}}')).toThrow('has no case “other”');
  expect(() => compileMessage('{total, number}')).toThrow('formats numbers');
  expect(() => compileMessage('{place, selectordinal, one {#st} other {#th}}')).toThrow('does not rank');
  expect(() => compileMessage('{count, plural, offset:1 one {#} other {#}}')).toThrow('offset');
  expect(() => compileMessage('The total {')).toThrow('a brace');
  expect(() => compileMessage('The total {total')).toThrow();
});

test('every language that has a file is one of src/words/languages.ts, and no other is', () => {
  const [, named = ''] = /type Language =([^;]+);/.exec(readFileSync(here('../src/words/languages.ts'), 'utf8')) ?? [];
  expect([...named.matchAll(/'([a-z]+)'/g)].map((match) => match[1]).toSorted()).toEqual(languages.toSorted());
});

for (const language of languages) {
  test(`${language} says how it is written, in a way that this machine knows`, () => {
    const { tag } = localeOf(language);
    expect(new Intl.Locale(tag).language).toBe(language);
    expect(Intl.NumberFormat.supportedLocalesOf(tag)).toEqual([tag]);
    // What fields take are digits as here.
    expect(new Intl.NumberFormat(tag).resolvedOptions().numberingSystem).toBe('latn');
    expect(marksOf(tag).decimals).toMatch(/^\.$|^,\.?$/);
  });
}

/** How the page does not speak any more: stiff, or another word for what has one. */
const oldManner: Record<Language, RegExp> = {
  en: /\b(possible years?|but for\b|anew|so many|of which|stands? in(?! this order)|beside|told|put together|signed away|traditional cover|own papers|cannot be read at|could go on with|is not possible here|never the better choice|cheapest year first|should be a whole number|that was tried|hard to say|leave from|covered care in the network first)\b/i,
  es: /años? posibles?|que anota|primero el año|difícil de decir|volvió el ejemplo|lo que haya en|nunca es la mejor opción|de esto viene|en el promedio de|usa la gente|usted anota|no anota|de cabecera/i,
  sv: /möjligt? år|möjliga år|täckt vård|inte täcks|det mesta du|på centen|billigaste året|svårt att säga|papper|aldrig det bättre valet|avstått från|\bhusläkare|originalläkemedel|vård hemifrån/i,
};

for (const language of languages) {
  test(`${language} says nothing in the old manner`, () => {
    const found = Object.entries(locale(language)).filter(([, text]) => oldManner[language].test(text));
    expect(found).toEqual([]);
    // What is looked for can be found.
    expect(
      oldManner[language].test({ en: 'In 3 possible years', es: 'en 3 años posibles', sv: 'i 3 möjliga år' }[language]),
    ).toBe(true);
  });
}

test('every message is used', () => {
  // What only the build says is said by vite.*.ts.
  const build = readdirSync(here('..')).filter((name) => /^vite\..*\.ts$/.test(name));
  const source = [...files(here('../src'), '.ts'), ...build.map((name) => here(`../${name}`))]
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  // A key that is made of parts: `problem.${code}` stands for all such keys.
  const patterns = [...source.matchAll(/`([a-z]+\.[^`\n ]*\$\{[^`\n]*)`/g)].map((match) => {
    const escaped = (match[1] ?? '').split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
    // A sample's name is a part of a key too.
    return new RegExp(`^${escaped.join('[A-Za-z0-9 ()/-]+')}$`);
  });
  const unused = Object.keys(english).filter(
    (key) => !source.includes(`'${key}'`) && !patterns.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});

test('every code of the engine has its words', () => {
  const source = files(here('../../estimator'), '.go')
    .filter((file) => !file.endsWith('_test.go') && !/[/](schema|internal)[/]/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const found = (pattern: RegExp) =>
    [...new Set([...source.matchAll(pattern)].map((match) => match[1] ?? ''))].toSorted();
  const worded = (part: string) =>
    Object.keys(english)
      .filter((key) => key.startsWith(part) && key !== `${part}other`)
      .map((key) => key.slice(part.length))
      .toSorted();
  // What another field says already has a code made of that one's name.
  const said = found(/\bdoc:"[^"]*\bunless=([a-z]+)/g).map((field) => `of-${field}`);
  expect(worded('problem.')).toEqual(
    [
      ...said,
      ...found(
        /\b(?:(?:add|Add|Choose|fail|Fail|inText|put[A-Z][a-z]+|textProblem)\(|Code: |Code[A-Za-z]+ += |\.Code, .* = )"([a-z]+(?:-[a-z0-9]+)+|missing|unreadable|supply)"/g,
      ),
    ].toSorted(),
  );
  expect(worded('assumption.')).toEqual(found(/ AssumptionCode = "([a-z-]+)"/g));
  expect(worded('condition.')).toEqual(found(/\b[A-Z][A-Za-z]+ +Condition = "([A-Za-z]+)"/g));
  // Of reasons why plans differ, some are told together (compare.Code.kind).
  const [, list = ''] = /var codes = \[\.\.\.\]string\{([^}]*)\}/.exec(source) ?? [];
  const codes = [...list.matchAll(/"([a-z-]+)"/g)].map((match) => match[1] ?? '').toSorted();
  const together = ['hra-used', 'no-referral', 'plan-pays-at-most', 'visit-limit'];
  expect(codes.length).toBeGreaterThan(together.length);
  expect(worded('brief.')).toEqual(codes.filter((code) => !together.includes(code)));
  expect(worded('reason.')).toEqual(found(/ ReasonCode = "([a-z-]+)"/g));
});
