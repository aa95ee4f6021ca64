import { AsyncDirective } from 'lit/async-directive.js';
import { directive, type ElementPart } from 'lit/directive.js';
import css from './charts.css?inline';

export const pictureStyles = new CSSStyleSheet();
pictureStyles.replaceSync(css);

/** Adds the pictures' style sheet to where an element is. */
class Styled extends AsyncDirective {
  render(): void {}

  override update({ element }: ElementPart): void {
    // Before its first rendering is over, an element may stand in a fragment.
    queueMicrotask(() => {
      const root = element.getRootNode();
      if (!(root instanceof ShadowRoot || root instanceof Document)) return;
      if (!root.adoptedStyleSheets.includes(pictureStyles))
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, pictureStyles];
    });
  }
}

export const styled = directive(Styled);
