import { html, nothing, type TemplateResult } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';

/** A part to open, whose content is made when it is. */
class Disclosed extends AsyncDirective {
  #open = false;
  #summary = '';
  #content: () => unknown = () => nothing;

  render(summary: string, content: () => unknown): TemplateResult {
    this.#summary = summary;
    this.#content = content;
    return this.#template();
  }

  #template(): TemplateResult {
    return html`<details class="disclosure small" @toggle=${(event: Event) => {
      this.#open = (event.currentTarget as HTMLDetailsElement).open;
      this.setValue(this.#template());
    }}>
      <summary>${this.#summary}</summary>
      ${this.#open ? html`<div class="content">${this.#content()}</div>` : nothing}
    </details>`;
  }
}

export const disclosed = directive(Disclosed);
