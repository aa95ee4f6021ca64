/** The same, for the page that others show in a frame: it says them where the element itself cannot be had. */
declare module '*.json?frame' {
  const messages: Record<string, string>;
  export default messages;
}

/** Compiled messages (vite.messages.ts): those that the element says by itself. */
declare module '*.json?element' {
  const messages: Record<string, string>;
  export default messages;
}
