/**
 * What tells a browser that has all that the page uses: Chrome and Edge 110, Firefox 115, Safari 16.4 and
 * newer do. Where something is missing, that is thrown before anything of the page is replaced.
 */
try {
  new CSSStyleSheet().replaceSync('');
  if (
    !new DecompressionStream('deflate-raw').readable ||
    !document.adoptedStyleSheets ||
    !WebAssembly.instantiate ||
    ![].toSorted
  )
    throw new Error();
} catch (error) {
  unable();
  throw error;
}

/** Has the page say at once that it did not start. */
export function unable(): void {
  document.documentElement.classList.add('unable');
}
