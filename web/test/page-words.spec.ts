// The words of the page: complete in every language, used, and there for every
// code that the engine can answer with.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { compileMessage, valuesOf } from '../src/page/messages.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const files = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));

const languages = ['en', 'es', 'sv'];
const locale = (language: string) => JSON.parse(readFileSync(here(`../locales/${language}.json`), 'utf8')) as Record<string, string>;
const english = locale('en');

for (const language of languages) {
  test(`${language} has every message, no other, and each takes the same values`, () => {
    const messages = locale(language);
    expect(Object.keys(messages)).toEqual(Object.keys(english));
    // A name that stands twice in a file is read once.
    expect(readFileSync(here(`../locales/${language}.json`), 'utf8').match(/^ {2}"/gm)).toHaveLength(Object.keys(messages).length);
    for (const [key, text] of Object.entries(messages)) {
      expect(valuesOf(compileMessage(text)), key).toEqual(valuesOf(compileMessage(english[key] ?? '')));
      expect(text.trim(), key).not.toBe('');
    }
  });
}

test('there is a message file for every language and no other', () => {
  expect(readdirSync(here('../locales')).toSorted()).toEqual(languages.map((language) => `${language}.json`));
});

test('every message is used', () => {
  const source = files(here('../src'), '.ts')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  // A key that is made of parts: `problem.${code}` stands for all such keys.
  const patterns = [...source.matchAll(/`([a-z]+\.[^`\n ]*\$\{[^`\n]*)`/g)].map((match) => {
    const escaped = (match[1] ?? '').split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
    return new RegExp(`^${escaped.join('[A-Za-z0-9-]+')}$`);
  });
  const unused = Object.keys(english).filter((key) => !source.includes(`'${key}'`) && !patterns.some((pattern) => pattern.test(key)));
  expect(unused).toEqual([]);
});

test('every code of the engine has its words', () => {
  const source = files(here('../../estimator'), '.go')
    .filter((file) => !file.endsWith('_test.go') && !/[/](schema|internal)[/]/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const found = (pattern: RegExp) => [...new Set([...source.matchAll(pattern)].map((match) => match[1] ?? ''))].toSorted();
  const worded = (part: string) =>
    Object.keys(english)
      .filter((key) => key.startsWith(part) && key !== `${part}other`)
      .map((key) => key.slice(part.length))
      .toSorted();
  expect(worded('problem.')).toEqual(found(/\b(?:(?:add|Add|fail|Fail)\(|Code[A-Za-z]+ += )"([a-z]+(?:-[a-z0-9]+)+|missing|unreadable)"/g));
  expect(worded('reason.')).toEqual(found(/\bReason[A-Za-z]+ += "([a-z-]+)"/g));
});
