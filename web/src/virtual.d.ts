// What vite.first.ts works out when the page is built.
declare module 'virtual:first' {
  const first: import('./page/page').First;
  export default first;
}
