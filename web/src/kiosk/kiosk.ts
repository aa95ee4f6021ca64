// The page where anybody may walk up to it: what one visitor leaves is gone
// before the next one comes.
import { Failure } from '../element/failure';
import { EngineError, type Engine } from '../engine/engine';
import type { Offer } from '../answer/offer';
import { OutpocketPage } from '../page/outpocket-page';
import { wordsToBegin, type Spoken } from '../words/own-words';
import type { Language, Words } from '../words/words';
import { Idle } from './idle';
import kioskStyles from './kiosk.css?inline';
import pageStyles from './page.css?inline';
import { settingsOf, type KioskSettings } from './settings';
import { Warning } from './warning';

const sheet = (text: string): CSSStyleSheet => {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
};
const large = sheet(pageStyles);

export interface KioskOptions {
  engine: Engine;
  /** A file of an insurer's own words; empty where there are none. */
  words: string;
  /** What brings the plans to compare; the samples without it. */
  plans?: (() => Promise<Offer>) | undefined;
  /**
   * Called when a visitor has gone and every trace is cleared, and now and
   * then while nobody comes: the moment to load another version.
   */
  free?: () => void;
}

/** Puts the kiosk on the document, or else says what keeps it from there, for whoever sets it up. */
export async function startKiosk(options: KioskOptions): Promise<void> {
  const settings = settingsOf(location.search, navigator.languages);
  const spoken = await wordsToBegin(settings.language, options.words);
  const complete = await spoken.words.complete().then(
    () => !spoken.unloaded,
    () => false,
  );
  if (!complete) {
    document.body.prepend(unavailable(spoken.words));
    return;
  }
  document.adoptedStyleSheets.push(sheet(kioskStyles));
  if (settings.theme) document.documentElement.dataset['theme'] = settings.theme;
  closeWaysOut();
  try {
    const kiosk = new Kiosk(options, settings, spoken, await options.plans?.());
    kiosk.begin();
  } catch (error) {
    document.body.prepend(...trouble(error, spoken.words));
  }
}

/** That words are missing without which the kiosk cannot tell a visitor that it will clear, with a button to try again. */
function unavailable({ say, language }: Words): Element {
  const text = document.createElement('p');
  text.className = 'setup';
  text.lang = language;
  text.setAttribute('role', 'alert');
  const retry = document.createElement('button');
  retry.type = 'button';
  retry.textContent = say('fault.retry');
  retry.addEventListener('click', () => location.reload());
  text.append(`${say('unloaded', { language: 'none' })} `, retry);
  return text;
}

/** Why the plans of a kiosk cannot be shown. Other plans in their place would mislead. */
function trouble(error: unknown, { say, language }: Words): Element[] {
  const code = error instanceof Failure || error instanceof EngineError ? error.code : String(error);
  const problems = error instanceof Failure ? error.problems : [];
  const text = document.createElement('p');
  text.className = 'setup';
  text.lang = language;
  text.textContent = say('kiosk.plans', { code });
  const list = document.createElement('pre');
  list.textContent = problems
    .map(({ code, pointer, found, expected }) => `${pointer}: ${code}, ${found} / ${expected}`)
    .join('\n');
  return [text, list];
}

class Kiosk {
  readonly #options: KioskOptions;
  readonly #plans: Offer | undefined;
  readonly #idle: Idle;
  readonly #warning = new Warning();
  readonly #start = location.href;
  /** The words of the language that every visitor begins with. */
  readonly #spoken: Spoken;
  #page: OutpocketPage | undefined;

  constructor(options: KioskOptions, settings: KioskSettings, spoken: Spoken, plans: Offer | undefined) {
    this.#options = options;
    this.#plans = plans;
    this.#spoken = spoken;
    this.#idle = new Idle({
      ...settings,
      warn: (left) => this.#warning.show(this.#completeWords(), left),
      carryOn: () => this.#warning.hide(),
      over: (touched) => {
        if (touched) this.reset();
        options.free?.();
      },
    });
    document.body.append(this.#warning.element);
  }

  /** Clears every trace of the visitor and begins anew. */
  reset(): void {
    this.#warning.hide();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    getSelection()?.removeAllRanges();
    this.#page?.remove();
    // Its memory may still hold what was typed.
    this.#options.engine.end();
    history.replaceState(null, '', this.#start);
    this.begin();
    scrollTo({ top: 0, left: 0, behavior: 'instant' });
    this.#idle.restart();
  }

  /** A page for the next visitor. */
  begin(): void {
    const page = new OutpocketPage();
    page.engine = this.#options.engine;
    page.ownWords = this.#options.words;
    Object.assign(page, this.#spoken);
    page.sealed = true;
    Object.assign(page, this.#plans);
    page.addEventListener('language', (event) => this.#named((event as CustomEvent<Language>).detail));
    this.#page = page;
    this.#named(this.#spoken.words.language);
    document.body.prepend(page);
    if (!page.shadowRoot) return;
    page.shadowRoot.adoptedStyleSheets.push(large);
    unlink(page.shadowRoot);
    new MutationObserver(() => unlink(page.shadowRoot)).observe(page.renderRoot, {
      subtree: true,
      childList: true,
      attributeFilter: ['href'],
    });
  }

  /** The words of the visitor's language, or else of the first, which has all of its own. */
  #completeWords(): Words {
    const words = this.#page?.words;
    return words?.isComplete ? words : this.#spoken.words;
  }

  #named(language: Language): void {
    document.documentElement.lang = language;
    document.title = `${this.#page?.words.say('title')} · Outpocket`;
  }
}

/** Makes what leads elsewhere plain text. */
function unlink(root: ShadowRoot | null): void {
  for (const link of root?.querySelectorAll('a[href]:not([href^="#"])') ?? []) link.removeAttribute('href');
}

/** Nothing leads away from the page, and nothing of it is taken along or left on the clipboard. */
function closeWaysOut(): void {
  const stop = (event: Event) => event.preventDefault();
  for (const type of ['copy', 'cut', 'contextmenu', 'dragstart'] as const)
    addEventListener(type, stop, { capture: true });
  addEventListener(
    'click',
    (event) => {
      // A link within the page moves the focus by itself; an address with a # would stay in the history.
      if (event.composedPath().some((target) => target instanceof Element && target.matches('a[href]')))
        event.preventDefault();
    },
    { capture: true },
  );
}
