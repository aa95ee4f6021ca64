import { AsyncDirective } from 'lit/async-directive.js';
import { directive, type ElementPart } from 'lit/directive.js';
import css from './charts.css?inline';

/** Where the pictures' styles are already. */
const dressed = new WeakSet<Node>();

/** Adds the pictures' styles to where an element is; a page that has styles in its own way takes them so. */
class Styled extends AsyncDirective {
  render(): void {}

  override update({ element }: ElementPart): void {
    // Before its first rendering is over, an element may stand in a fragment.
    queueMicrotask(() => {
      const root = element.getRootNode();
      if (!(root instanceof ShadowRoot || root instanceof Document) || dressed.has(root)) return;
      dressed.add(root);
      const page = (root as Partial<ShadowRoot>).host as { adopt?: (styles: string) => void } | undefined;
      if (page?.adopt) return page.adopt(css);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets.push(sheet);
    });
  }
}

export const styled = directive(Styled);
