// The page's style sheets as an element on somebody else's page needs them:
//
// - every variable of the page can be set from outside, --accent as
//   --outpocket-accent;
// - landmarks and the title are looked for under their names as classes;
// - widths are those of the element, in its letters, as on the page itself;
// - the theme that the element is told goes before the reader's system;
// - 1rem is what --outpocket-rem says, because many sites set the root's font
//   to something else than text is to have.

const dark = /\(prefers-color-scheme: dark\)/;

/** The sheets for the element, made from those of the page. */
export function embedded(sheets: readonly CSSStyleSheet[]): CSSStyleSheet[] {
  return [...sheets.map((sheet) => made([...sheet.cssRules].map((rule) => adapted(rule)).join('\n'))), made(own)];
}

const own = ':host { font: inherit; }';

function made(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** What the page has landmarks and a title for; within an element they are plain ones of that class, which weigh as much. */
const seats: readonly [RegExp, string][] = [
  [/(?<![-\w.#:'"=])(header|main|footer)(?![-\w'"\]])/g, 'div:where(.$1)'],
  [/(?<![-\w.#:'"=])h1(?![-\w])/g, 'div:where(.title)'],
];
const seated = (selector: string): string => seats.reduce((so, [own, seat]) => so.replaceAll(own, seat), selector);

/** A rule as text; `host` is what :host is to be. */
function adapted(rule: CSSRule, host = ''): string {
  if (rule instanceof CSSMediaRule) {
    const inner = (host: string) => [...rule.cssRules].map((one) => adapted(one, host)).join('\n');
    const condition = rule.conditionText;
    if (dark.test(condition)) {
      const rest = condition.replace(dark, 'all');
      return `@media ${condition} {\n${inner(':not([theme])')}\n}\n@media ${rest} {\n${inner("[theme='dark']")}\n}`;
    }
    return `@media ${condition} {\n${inner(host)}\n}`;
  }
  if (rule instanceof CSSContainerRule) {
    return `@container ${rule.containerName} ${rule.containerQuery} {\n${[...rule.cssRules].map((one) => adapted(one, host)).join('\n')}\n}`;
  }
  if (!(rule instanceof CSSStyleRule)) return rule.cssText;
  const selectorText = seated(rule.selectorText);
  const declared = selectorText.includes(':host') ? settable(rule.style.cssText) : rule.style.cssText;
  const nested = [...rule.cssRules].map((one) => one.cssText).join('\n');
  return `${hosted(selectorText, host)} { ${sized(declared)} ${sized(nested)} }`;
}

/** Every variable that is given a value, with the host page's own before it. */
const settable = (declared: string): string =>
  declared.replaceAll(/--([a-z-]+): ([^;]+);/g, '--$1: var(--outpocket-$1, $2);');

const number = '(?<![\\w-])(-?(?:\\d*\\.)?\\d+)';
const rems = new RegExp(`${number}rem\\b`, 'g');
const widths = new RegExp(`${number}vw\\b`, 'g');

const sized = (declared: string): string =>
  declared.replaceAll(rems, 'calc($1 * var(--outpocket-rem, 1rem))').replaceAll(widths, '$1cqi');

/** A selector, for where the element is as `host` says. */
function hosted(selectors: string, host: string): string {
  if (host === '') return selectors;
  return selectors
    .split(/,(?![^(]*\))/)
    .map((selector) =>
      selector.includes(':host') ? selector.replace(':host', `:host(${host})`) : `:host(${host}) ${selector.trim()}`,
    )
    .join(', ');
}
