/** Compiled messages (vite.messages.ts): those that the element says by itself. */
declare module '*.json?element' {
  const messages: Record<string, string>;
  export default messages;
}
