// Whether words have the room that they need.
import type { Page } from '@playwright/test';

/**
 * Lays out what is not in the window too, and what is in tabs that are not
 * chosen, as it is when one comes to it; where one step is seen at a time, all
 * steps below each other.
 */
export const layOutAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const all = new CSSStyleSheet();
    all.replaceSync(`
      * { content-visibility: visible !important; }
      .panel[hidden] { display: block !important; }
      @container desk (width < 62em) { .desk > .pane, .step { display: block !important; } }
    `);
    document.querySelector('outpocket-page')?.shadowRoot?.adoptedStyleSheets.push(all);
  });

/** What is narrower than its longest word, or cuts off what stands in it. */
export const cramped = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const inner = document.querySelector('outpocket-page')?.shadowRoot as ShadowRoot;
    // Words that were broken for want of room stick out.
    const whole = new CSSStyleSheet();
    whole.replaceSync('* { overflow-wrap: normal !important; }');
    inner.adoptedStyleSheets.push(whole);
    const text = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
    /** How wide the longest word of a choice is, or a number. */
    const needed = (field: HTMLInputElement | HTMLSelectElement): number => {
      text.font = getComputedStyle(field).font;
      const shown = field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? '') : field.value;
      const words = field instanceof HTMLSelectElement ? shown.split(/\s/) : /^[\d.,\s]+$/.test(shown) ? [shown] : [];
      return Math.max(0, ...words.map((word) => text.measureText(word).width));
    };
    const room = (field: HTMLElement): number => {
      const { paddingLeft, paddingRight } = getComputedStyle(field);
      // The arrow of a select.
      return (
        field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - (field.localName === 'select' ? 16 : 0)
      );
    };
    const found = [...inner.querySelectorAll<HTMLElement>('*')].filter((one) => {
      if (one.closest('svg, .visually-hidden, option') || !one.checkVisibility()) return false;
      // What is only read out.
      for (let around: Element | null = one.parentElement; around; around = around.parentElement)
        if (getComputedStyle(around).clipPath !== 'none') return false;
      if (one instanceof HTMLInputElement || one instanceof HTMLSelectElement)
        return !['checkbox', 'radio'].includes(one.type) && needed(one) > room(one) + 1;
      // Frames around tables and pictures scroll.
      if (['auto', 'scroll'].includes(getComputedStyle(one).overflowX)) return false;
      const { display, position, clipPath } = getComputedStyle(one);
      // Only in a line, or not to be seen.
      if (display.startsWith('inline') || display === 'contents' || (position === 'absolute' && clipPath !== 'none'))
        return false;
      return one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1;
    });
    inner.adoptedStyleSheets.pop();
    return found.map(
      (one) =>
        `${one.localName}.${one.className} ${one.id} ${one.clientWidth} ${one.scrollWidth}: ${(one.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 40)}`,
    );
  });
