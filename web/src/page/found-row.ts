// A row of a list of what was found. At each key other words stand in the rows of before: their
// text alone is put in, which takes a fraction of the time in which templates are gone through.
import type { PlanAnswer } from '../answer/named';
import { signs } from './signs';

function put(text: Text, now: string): void {
  if (text.data !== now) text.data = now;
}

function add(under: Element, name = 'span', className = ''): HTMLElement {
  const made = under.appendChild(document.createElement(name));
  if (className) made.className = className;
  return made;
}

const textIn = (under: Element): Text => under.appendChild(new Text());

/** One plan's answer, a shape beside its words. */
class Line {
  readonly #line: HTMLElement;
  readonly #sign: HTMLElement;
  readonly #shape: Text;
  readonly #words: Text;

  constructor(under: Element) {
    this.#line = add(under);
    this.#sign = add(this.#line);
    this.#sign.ariaHidden = 'true';
    this.#shape = textIn(this.#sign);
    this.#words = textIn(this.#line);
  }

  show(answer: PlanAnswer | undefined): void {
    this.#line.hidden = !answer;
    if (!answer) return;
    const kind = `sign ${answer.sign}`;
    if (this.#sign.className !== kind) this.#sign.className = kind;
    put(this.#shape, signs[answer.sign]);
    put(this.#words, ` ${answer.text}`);
  }
}

export class FoundRow {
  readonly element = document.createElement('div');
  readonly #name = textIn(add(this.element, 'strong'));
  readonly #about = textIn(add(this.element, 'span', 'note'));
  readonly #under = add(this.element, 'span', 'note look-short');
  readonly #instead = textIn(this.#under);
  readonly #lines: Line[] = [];

  /** Shows a name, what is beside it, and the plans' answers, or what is said in their place. */
  show(name: string, about: readonly string[], under: readonly PlanAnswer[] | string): void {
    put(this.#name, name);
    put(this.#about, about.map((text) => ` · ${text}`).join(''));
    const answers = typeof under === 'string' ? [] : under;
    put(this.#instead, typeof under === 'string' ? ` ${under}` : '');
    while (this.#lines.length < answers.length) this.#lines.push(new Line(this.#under));
    for (const [i, line] of this.#lines.entries()) line.show(answers[i]);
  }
}
