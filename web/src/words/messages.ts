// ICU messages, from text to what words.ts says. Only the build and an
// insurer's own words need the parser: the first answer does not load it.
import {
  parse,
  type Content,
  type FunctionArg,
  type Octothorpe,
  type PlainArg,
  type Select,
} from '@messageformat/parser';
import type { Message, Part } from './words';

type Token = Content | PlainArg | FunctionArg | Select | Octothorpe;

/** What words.ts says, of one ICU message. Throws where the text is not one, or leaves a value without `other`. */
export function compileMessage(source: string): Message {
  const parts = (tokens: readonly Token[], counted: string): Part[] =>
    tokens.map((token): Part => {
      switch (token.type) {
        case 'content':
          // The parser takes a brace that it can make nothing of for text.
          if (/[{}]/.test(token.value)) throw new Error(`a brace without its other half: ${token.value}`);
          return token.value;
        case 'argument':
          return [token.arg];
        case 'octothorpe':
          return [counted];
        case 'function':
          throw new Error(`{${token.arg}, ${token.key}}: the page formats numbers, dates and amounts itself`);
        default: {
          if (token.type === 'selectordinal')
            throw new Error(`{${token.arg}, selectordinal}: the page counts, it does not rank`);
          if (token.pluralOffset)
            throw new Error(`{${token.arg}, plural, offset:${token.pluralOffset}}: the page does not know offsets`);
          // Every language has counts and words that its cases do not name.
          if (!token.cases.some((one) => one.key === 'other'))
            throw new Error(`{${token.arg}, ${token.type}} has no case “other”`);
          const inner = token.type === 'select' ? counted : token.arg;
          const cases = token.cases.map((one) => [one.key, message(parts(one.tokens, inner))]);
          return [token.arg, token.type === 'select' ? 0 : 1, Object.fromEntries(cases) as Record<string, Message>];
        }
      }
    });
  const message = (all: Part[]): Message => (all.every((part) => typeof part === 'string') ? all.join('') : all);
  return message(parts(parse(source), ''));
}

/** The names of the values that a message takes, each once, in the order of the alphabet. */
export function valuesOf(message: Message): string[] {
  const names = (inner: Message): string[] =>
    typeof inner === 'string'
      ? []
      : inner.flatMap((part) =>
          typeof part === 'string' ? [] : [part[0], ...Object.values(part[2] ?? {}).flatMap(names)],
        );
  return [...new Set(names(message))].toSorted();
}
