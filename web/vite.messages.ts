import { readFileSync } from 'node:fs';
import { parse, type Content, type FunctionArg, type Octothorpe, type PlainArg, type Select } from '@messageformat/parser';
import type { Plugin } from 'vite';
import type { Message, Part } from './src/page/words';

type Token = Content | PlainArg | FunctionArg | Select | Octothorpe;

/** What src/page/words.ts says, of one ICU message. */
export function compileMessage(source: string): Message {
  const parts = (tokens: readonly Token[], counted: string): Part[] =>
    tokens.map((token): Part => {
      switch (token.type) {
        case 'content':
          return token.value;
        case 'argument':
          return [token.arg];
        case 'octothorpe':
          return [counted];
        case 'function':
          throw new Error(`{${token.arg}, ${token.key}}: the page formats numbers, dates and amounts itself`);
        default: {
          const inner = token.type === 'select' ? counted : token.arg;
          const cases = token.cases.map((one) => [one.key, message(parts(one.tokens, inner))]);
          return [token.arg, token.type === 'select' ? 0 : 1, Object.fromEntries(cases) as Record<string, Message>];
        }
      }
    });
  const message = (all: Part[]): Message => (all.every((part) => typeof part === 'string') ? all.join('') : all);
  return message(parts(parse(source), ''));
}

/**
 * Turns the ICU messages of locales/*.json into what src/page/words.ts says,
 * so that no parser goes to the browser, and a message that is not ICU fails
 * the build.
 */
export function icuMessages(): Plugin {
  return {
    name: 'icu-messages',
    enforce: 'pre',
    load(id) {
      if (!/\/locales\/[a-z]+\.json$/.test(id)) return null;
      this.addWatchFile(id);
      const source = JSON.parse(readFileSync(id, 'utf8')) as Record<string, string>;
      const compiled = Object.entries(source).map(([key, text]) => {
        try {
          return [key, compileMessage(text)];
        } catch (error) {
          return this.error(`${id}: ${key}: ${String(error)}`);
        }
      });
      // As text that JSON.parse reads: browsers read that faster than a script.
      const json = JSON.stringify(JSON.stringify(Object.fromEntries(compiled)));
      return { code: `export default JSON.parse(${json});`, moduleType: 'js' };
    },
  };
}
