import { html, type TemplateResult } from 'lit';

/** Our mark. */
export const mark = (look: string): TemplateResult =>
  html`<svg class=${look} viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5h16v11.5a3.5 3.5 0 0 1-3.5 3.5h-9A3.5 3.5 0 0 1 4 16.5z" /><path d="M8 9.5V11a4 4 0 0 0 8 0V9.5" /></svg>`;
