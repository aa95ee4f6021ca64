// The page's styles where it has a document of its own: the style sheet of the
// plain page has them already, so that no reader loads them twice.

/** The sheets for the page: the document's, or where that did not come, the page's own. */
export async function ownStyles(): Promise<readonly CSSStyleSheet[]> {
  const linked = document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')?.sheet;
  if (!linked) return (await import('./styles')).styles;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync([...linked.cssRules].map(({ cssText }) => cssText).join('\n'));
  return [sheet];
}
