/** What the page uses of a browser and does not do without: Chrome and Edge 110, Firefox 115, Safari 16.4 and newer have all. */
const floor: readonly (() => unknown)[] = [
  () => WebAssembly.instantiate,
  () => document.adoptedStyleSheets,
  () => new CSSStyleSheet().replaceSync,
  () => new DecompressionStream('deflate-raw'),
  () => [].toSorted,
  () => [].findLast,
  () => Object.hasOwn,
  () => AbortSignal.timeout,
  () => Intl.ListFormat,
  () => 'roundingIncrement' in new Intl.NumberFormat('en').resolvedOptions(),
  () => IntersectionObserver,
];

// Whatever is missing is thrown before anything of the page is replaced.
try {
  for (const has of floor) if (!has()) throw new Error(`${has} is missing`);
} catch (error) {
  unable();
  throw error;
}

/** Has the page say at once that it did not start. */
export function unable(): void {
  document.documentElement.classList.add('unable');
}
