/** Compiled messages (vite.messages.ts): those that the first answer needs. */
declare module '*.json?first' {
  const messages: unknown;
  export default messages;
}

/** Those that it does without. */
declare module '*.json?later' {
  const messages: unknown;
  export default messages;
}
