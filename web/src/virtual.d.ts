// What vite.first.ts works out when the page is built.
declare module 'virtual:first' {
  const first: import('./page/page').First;
  export default first;
}

/** What vite.messages.ts makes of the files of locales/. */
declare module 'virtual:languages' {
  type Language = import('./words/languages').Language;
  /** Each language's own name. */
  export const languages: Readonly<Record<Language, string>>;
  /** Brings a language; English is always there. */
  export const load: Readonly<Partial<Record<Language, () => Promise<{ default: import('./words/words').Locale }>>>>;
}

/** The few words that the element says by itself. */
declare module 'virtual:languages/element' {
  const words: Readonly<
    Record<import('./words/languages').Language, Readonly<Record<import('./element/words').ElementWord, string>>>
  >;
  export default words;
}

/** The same, for the page that others show in a frame: it says them where the element itself cannot be had. */
declare module 'virtual:languages/frame' {
  export { default } from 'virtual:languages/element';
}

declare module 'virtual:engine-hash' {
  /** What the engine's program must hash to, as the integrity of what is fetched. */
  const integrity: string;
  export default integrity;
}
