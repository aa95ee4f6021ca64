// A closer look at the answer, one tab at a time. What is behind those that are
// not shown at first is loaded later.
import { html, noChange, nothing, type TemplateResult } from 'lit';
import { isDrawn } from '../draft/draft';
import { madeOf } from './made-of';
import { tabs, type Page, type Tab } from './page';
import { unseen } from './part';
import { pictured } from './pictured';
import { why } from './why';

/**
 * The tabs. What is not chosen is there, but not shown: it is printed, and seen
 * where no scripts run.
 */
export function closer(page: Page): TemplateResult | typeof nothing {
  if (!page.answer) return nothing;
  const { say } = page.words;
  const chosen = inside(page, page.tab);
  const now = chosen === nothing ? 'why' : page.tab;
  // Each keeps its place, whatever others there are: what waits must not show in that of another.
  const shown = tabs.map((tab) => {
    if (tab !== now) return [tab, unseen(page, () => inside(page, tab))] as const;
    return [tab, tab === page.tab ? chosen : inside(page, tab)] as const;
  });
  const there = (made: (tab: Tab, content: unknown) => TemplateResult) =>
    shown.map(([tab, content]) => (content === nothing || content === noChange ? content : made(tab, content)));
  return html`<div class="closer-look">
    <div class="tabs" role="tablist" aria-label=${say('tab.all')} @keydown=${turned}>
      ${there(
        (tab) =>
          html`<button type="button" role="tab" id=${`tab-${tab}`} aria-selected=${tab === now} aria-controls=${`panel-${tab}`} tabindex=${tab === now ? 0 : -1} @click=${() => page.showTab(tab)}>${say(`tab.${tab}`)}</button>`,
      )}
    </div>
    ${there(
      (tab, content) =>
        html`<div class="panel" role="tabpanel" id=${`panel-${tab}`} aria-labelledby=${`tab-${tab}`} data-tab=${tab} ?hidden=${tab !== now}>${content}</div>`,
    )}
  </div>`;
}

/** Goes from tab to tab by arrows, as the ARIA pattern has it; those that a site hides are none. */
const turned = (event: KeyboardEvent) => {
  const shown = [...(event.currentTarget as Element).querySelectorAll('button')].filter((one) => one.offsetParent);
  const place = shown.indexOf(event.target as HTMLButtonElement);
  const to = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: shown.length - 1 }[event.key];
  const tab = to === undefined ? undefined : shown.at(to % shown.length);
  if (!tab) return;
  event.preventDefault();
  tab.click();
  tab.focus();
};

/** In how many years the plans' limits are used up; of listed care that stands with its bills. */
const reached = (page: Page) =>
  page.answer && isDrawn(page.answer.draft)
    ? pictured(page, 'years', (charts, data) => charts.reachedPart(page.words, data, 'years'))
    : nothing;

/** What a tab shows; nothing: there is no such tab now. */
function inside(page: Page, tab: Tab): unknown {
  if (tab === 'why')
    return page.answer ? [why(page), madeOf(page, page.answer), page.live ? reached(page) : nothing] : nothing;
  if (!page.closer) return html`<div class="soon"></div>`;
  const content = page.closer[tab](page);
  // What there is only with scripts has its tab before they run, too: the others would move.
  return content === nothing && !page.live ? html`` : content;
}
