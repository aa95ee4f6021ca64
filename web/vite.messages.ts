import type { Plugin } from 'vite';
import type { Language } from './src/words/languages';
import { compileMessage } from './src/words/messages.ts';
import { fileOf, languages, localeOf, marksOf } from './vite.languages.ts';

/** What the first answer does without: the words of the pictures, of the guide, of what is told when opened, of a plan's form, of what conditions bring, of what is wrong in a field, of files, of links, of plans never worth their price, of tips where no care is drawn, of an insurer's faulty words, of the plain page, of the element, of what a site offers, of where something is wrong, of what is left of the example, of plans of one's own, of the kiosk, of new versions and of what fails. */
const later =
  /^(?:care\.(?:tier|about\.tier|more|price|charge|referral|course|dates?|atNetworkFacility|consented|emergency|admitted|away|authorized)(?:\.|$)|(?:asks|assumptions?|brings|keep|again|listed|picture|guide|problem|meaning|ledger|reason|plan(?!\.title$)|premium|link|list|limits|benefits?|event|sbc|accounts|tiers?|tag|question|beside|place|limit|quick|covers|services|visits|pays|shared|prices|anew|fills|used|paid(?!\.title$)|csv|override|plain|unknown|element|example|guest|kiosk|offline|file|dominated|basis|joining|tips|lookup|listing|doctors\.usual)\.|own\.(?!use$)|answer\.(?:late|tie\.bad)$|removed\.(?:plan|paid|used|limit|age)$|plans\.(?:add|full)|problems\.more$|fill\.help$|replaced|fault\.engine-stopped|broken|fault\.engine-unsupported|row\.(?:drugs|doctors\.listed)$|away\.(?:help|none|months\.count)$)/;

/** What is said of files of others, of places, of lists that are looked up in, of the tax credit, of taxes and of splits over plans, which few come to: a file of its own. */
const files = /^(?:review|reading|credit|look|split|tax|where(?!\.title$))\.|^(?:why|brief|row)\.tax/;

/** Whether the first answer in a language does without a message. English says what samples are called as they are filed. */
const isLater = (language: Language, key: string): boolean =>
  later.test(key) || (key.startsWith('sample.') && language === 'en');

const virtual = 'virtual:languages';

/** As text that JSON.parse reads: browsers read that faster than a script. */
const parsed = (value: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

/** The messages of a language that `takes` tells by their keys, as src/words/words.ts says them. */
function compiled(language: Language, takes: (key: string) => boolean) {
  const asked = Object.entries(localeOf(language).messages).filter(([key]) => takes(key));
  return Object.fromEntries(
    asked.map(([key, text]) => {
      try {
        return [key, compileMessage(text)];
      } catch (error) {
        throw new Error(`${fileOf(language)}: ${key}: ${String(error)}`, { cause: error });
      }
    }),
  );
}

/**
 * Turns what locales/*.json say into what src/words/words.ts says, so that no
 * parser of ICU goes to the browser, and a message that is not ICU fails the
 * build. After a file's name, ?first is what the first answer needs of a
 * language, ?later the messages that it does without, ?files those about files of others. Of all languages,
 * virtual:languages has the names and how to load them, and
 * virtual:languages/element the few words of src/element/words.ts;
 * virtual:languages/frame has these once more, so that the frame need not load
 * what the element is in.
 */
export function icuMessages(): Plugin {
  return {
    name: 'icu-messages',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(virtual) ? `\0${id}` : null),
    load(id) {
      const code = moduleOf(id);
      if (code === undefined) return null;
      for (const language of languages) this.addWatchFile(fileOf(language));
      return { code, moduleType: 'js' };
    },
  };
}

function moduleOf(id: string): string | undefined {
  if (id === `\0${virtual}`) {
    const names = languages.map((language) => [language, localeOf(language).name]);
    const load = languages
      // English is in the page's own script.
      .filter((language) => language !== 'en')
      .map((language) => `${language}: () => import(${JSON.stringify(`${fileOf(language)}?first`)}),`);
    return `export const languages = ${JSON.stringify(Object.fromEntries(names))};
      export const load = {${load.join('\n')}};`;
  }
  if (id === `\0${virtual}/element` || id === `\0${virtual}/frame`) {
    const words = languages.map((language) => [language, compiled(language, (key) => key.startsWith('element.'))]);
    return `export default ${parsed(Object.fromEntries(words))};`;
  }
  const [file, part] = id.split('?');
  const language = languages.find((one) => fileOf(one) === file);
  if (!language) return undefined;
  if (part === 'later') return `export default ${parsed(compiled(language, (key) => isLater(language, key)))};`;
  if (part === 'files') return `export default ${parsed(compiled(language, (key) => files.test(key)))};`;
  if (part !== 'first') return undefined;
  const { tag } = localeOf(language);
  const { decimals, thousands } = marksOf(tag);
  return `export default {
    tag: ${JSON.stringify(tag)},
    marks: { decimals: ${JSON.stringify(decimals)}, thousands: ${JSON.stringify(thousands)} },
    messages: ${parsed(compiled(language, (key) => !isLater(language, key) && !files.test(key)))},
    rest: () => import(${JSON.stringify(`${fileOf(language)}?later`)}),
    files: () => import(${JSON.stringify(`${fileOf(language)}?files`)}),
  };`;
}
