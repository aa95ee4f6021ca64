import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { compileMessage } from './src/page/messages.ts';

/** What the first answer does without: the words of the pictures, of the guide, of what is told when opened, of a plan's form, of what is wrong in a field, of files, of links, of plans never worth their price, of tips where no care is drawn, of an insurer's faulty words, of the plain page, of the element, of the kiosk and of new versions. */
const later =
  /^(?:(?:picture|guide|problem|meaning|ledger(?!\.(?:title|lead|making)$)|reason|plan(?!\.(?:title|own|copy|copied|save|digest\.\w+)$)|premium|link|limits|benefits?|event|sbc|accounts|tier|tag|question|beside|csv|override|plain|element|kiosk|offline|file|dominated|keep\.link)\.|tips\.(?:lead|up|down|none|others)$)/;

/**
 * Turns the ICU messages of locales/*.json into what src/page/words.ts says,
 * so that no parser goes to the browser, and a message that is not ICU fails
 * the build. After a file's name, ?first takes the messages that the first
 * answer needs and ?later the others, ?element the few of src/element/words.ts,
 * ?frame these once more, so that the frame need not load what the element is in.
 */
export function icuMessages(): Plugin {
  return {
    name: 'icu-messages',
    enforce: 'pre',
    load(id) {
      const [, file, part] = /^(.*\/locales\/[a-z]+\.json)(?:\?(first|later|element|frame))?$/.exec(id) ?? [];
      if (!file) return null;
      this.addWatchFile(file);
      const source = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
      const asked = Object.entries(source).filter(
        ([key]) =>
          !part ||
          (part === 'element' || part === 'frame'
            ? key.startsWith('element.')
            : later.test(key) === (part === 'later')),
      );
      const compiled = asked.map(([key, text]) => {
        try {
          return [key, compileMessage(text)];
        } catch (error) {
          return this.error(`${file}: ${key}: ${String(error)}`);
        }
      });
      // As text that JSON.parse reads: browsers read that faster than a script.
      const json = JSON.stringify(JSON.stringify(Object.fromEntries(compiled)));
      return { code: `export default JSON.parse(${json});`, moduleType: 'js' };
    },
  };
}
