// The page where anybody may walk up to it: what one visitor leaves is gone
// before the next one comes.
import { Failure } from '../element/failure';
import { EngineError, type Engine } from '../engine/engine';
import type { Offer } from '../answer/offer';
import type { Plan } from '../draft/draft';
import { samples } from '../draft/samples';
import { wordsToBegin, wordsWith, type Spoken } from '../words/own-words';
import type { Language, Words } from '../words/words';
import { OutpocketKiosk, type Size } from './flow';
import { Idle } from './idle';
import kioskStyles from './kiosk.css?inline';
import { settingsOf, type KioskSettings } from './settings';
import { Warning } from './warning';

const sheet = (text: string): CSSStyleSheet => {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
};

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
  const first = await wordsToBegin(settings.language, options.words);
  if (!(await isWhole(first))) {
    document.body.prepend(unavailable(first.words));
    return;
  }
  document.adoptedStyleSheets.push(sheet(kioskStyles));
  if (settings.theme) document.documentElement.dataset['theme'] = settings.theme;
  closeWaysOut();
  try {
    const others = settings.offered.filter((language) => language !== first.words.language);
    const spoken = await Promise.all(others.map((language) => wholeWords(language, options.words)));
    const all = [first, ...spoken.filter((one) => one !== undefined)];
    new Kiosk(options, settings, all, (await options.plans?.())?.samples ?? samples).begin();
  } catch (error) {
    document.body.prepend(...trouble(error, first.words));
  }
}

/** Whether every word of a language is there, an insurer's own among them. */
const isWhole = ({ words, unloaded }: Spoken): Promise<boolean> =>
  words.complete().then(
    () => !unloaded,
    () => false,
  );

/** A language that can be chosen, or nothing where its words do not come: it is not offered then. */
async function wholeWords(language: Language, own: string): Promise<Spoken | undefined> {
  const spoken = await wordsWith(language, own).catch(() => undefined);
  return spoken && (await isWhole(spoken)) ? spoken : undefined;
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
  readonly #settings: KioskSettings;
  /** The first is the language that every visitor begins with. */
  readonly #spoken: readonly Spoken[];
  readonly #plans: readonly Plan[];
  readonly #idle: Idle;
  readonly #warning = new Warning();
  readonly #start = location.href;
  #flow: OutpocketKiosk | undefined;

  constructor(options: KioskOptions, settings: KioskSettings, spoken: readonly Spoken[], plans: readonly Plan[]) {
    this.#options = options;
    this.#settings = settings;
    this.#spoken = spoken;
    this.#plans = plans;
    this.#idle = new Idle({
      ...settings,
      warn: (left) => this.#warning.show(this.#words, left),
      carryOn: () => this.#warning.hide(),
      over: (touched) => {
        if (touched) this.reset();
        options.free?.();
      },
    });
    document.body.append(this.#warning.element);
  }

  get #words(): Words {
    return (this.#flow ?? (this.#spoken[0] as Spoken)).words;
  }

  /** Clears every trace of the visitor and begins anew. */
  reset(): void {
    this.#warning.hide();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    getSelection()?.removeAllRanges();
    this.#flow?.remove();
    // Its memory may still hold what was said.
    this.#options.engine.end();
    history.replaceState(null, '', this.#start);
    delete document.documentElement.dataset['size'];
    this.begin();
    scrollTo({ top: 0, left: 0, behavior: 'instant' });
    this.#idle.restart();
  }

  /** The first screen, for the next visitor. */
  begin(): void {
    const flow = new OutpocketKiosk();
    const { brand, address } = this.#settings;
    Object.assign(flow, { engine: this.#options.engine, spoken: this.#spoken, plans: this.#plans, brand, address });
    flow.addEventListener('language', () => this.#named());
    flow.addEventListener('size', (event) => {
      document.documentElement.dataset['size'] = (event as CustomEvent<Size>).detail;
    });
    flow.addEventListener('over', () => this.reset());
    this.#flow = flow;
    this.#named();
    document.body.prepend(flow);
  }

  #named(): void {
    const { language, say } = this.#words;
    const { brand } = this.#settings;
    document.documentElement.lang = language;
    document.title = brand ? `${say('title')} · ${brand}` : `${say('title')} · Outpocket`;
  }
}

/** Nothing of the page is taken along or left on the clipboard; links that lead away there are none. */
function closeWaysOut(): void {
  const stop = (event: Event) => event.preventDefault();
  for (const type of ['copy', 'cut', 'contextmenu', 'dragstart'] as const)
    addEventListener(type, stop, { capture: true });
}
