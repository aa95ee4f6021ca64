/**
 * What tells a browser that has all that the page uses: Chrome and Edge 110, Firefox 115, Safari 16.4 and
 * newer do. Where something is missing, that is thrown before anything of the page is replaced.
 */
try {
  new CSSStyleSheet().replaceSync('');
  const { readable } = new DecompressionStream('deflate-raw');
  if (!readable || !document.adoptedStyleSheets || !WebAssembly.instantiate || ![].toSorted)
    throw new Error('an old browser');
} catch (error) {
  unable();
  throw error;
}

/** Has the page say at once that it did not start. */
export function unable(): void {
  document.documentElement.classList.add('unable');
}
