import type { Words } from '../words/words';

/** Every so many seconds the time left is read out again. */
const readOut = 10;

/** The warning that everything will be cleared. One touch or key anywhere keeps going (idle.ts). */
export class Warning {
  readonly element = document.createElement('dialog');
  readonly #title = document.createElement('h2');
  readonly #text = document.createElement('p');
  readonly #seconds = document.createElement('p');
  readonly #said = document.createElement('p');
  readonly #button = document.createElement('button');

  constructor() {
    const { element } = this;
    element.className = 'warning';
    element.setAttribute('role', 'alertdialog');
    this.#title.id = 'warning-title';
    this.#text.id = 'warning-text';
    element.setAttribute('aria-labelledby', this.#title.id);
    element.setAttribute('aria-describedby', this.#text.id);
    this.#seconds.className = 'seconds';
    this.#seconds.setAttribute('aria-hidden', 'true');
    this.#said.className = 'said';
    this.#said.setAttribute('role', 'status');
    this.#button.type = 'button';
    this.#button.addEventListener('click', () => element.close());
    element.append(this.#title, this.#text, this.#seconds, this.#said, this.#button);
  }

  show({ say, language }: Words, left: number): void {
    const { element } = this;
    this.#seconds.textContent = say('kiosk.warning.left', { count: left });
    if (element.open) {
      if (left % readOut === 0) this.#said.textContent = say('kiosk.warning.left', { count: left });
      return;
    }
    element.lang = language;
    this.#title.textContent = say('kiosk.warning.title');
    this.#text.textContent = say('kiosk.warning.text', { count: left });
    this.#said.textContent = '';
    this.#button.textContent = say('kiosk.warning.stay');
    element.showModal();
    this.#button.focus();
  }

  hide(): void {
    this.element.close();
  }
}
