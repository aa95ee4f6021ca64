/** What a language comes with, of its messages those that the first answer needs (vite.messages.ts). */
declare module '*.json?first' {
  const locale: import('./words').Locale;
  export default locale;
}
