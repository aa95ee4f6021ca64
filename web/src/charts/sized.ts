import { nothing } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive, type ChildPart } from 'lit/directive.js';
import { released } from '../page/press';

/** The room for a drawing in CSS pixels, and the size of the text around it. */
export interface Room {
  width: number;
  em: number;
}

/** Draws for the room that there is, and again when it changes: text in a picture keeps the size of the text around it. */
class Sized extends AsyncDirective {
  #draw: (room: Room) => unknown = () => nothing;
  #element: Element | undefined;
  #observer: ResizeObserver | undefined;
  #room: Room | undefined;

  render(_draw: (room: Room) => unknown): unknown {
    return nothing;
  }

  override update(part: ChildPart, [draw]: [(room: Room) => unknown]): unknown {
    this.#draw = draw;
    this.#element = part.parentNode as Element;
    this.#observe();
    return this.#room ? draw(this.#room) : nothing;
  }

  override disconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  override reconnected(): void {
    this.#observe();
  }

  #observe(): void {
    if (this.#observer || !this.#element) return;
    this.#observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const width = Math.floor(entry.contentRect.width);
      const text = Number.parseFloat(getComputedStyle(entry.target).fontSize);
      // Large text in a narrow place: the sentences and the table grow, but
      // labels beside marks need some 9 ems of room to stay beside them.
      const em = Math.min(text, Math.max(16, width / 9));
      // Hidden, or as it was.
      if (width === 0 || (width === this.#room?.width && em === this.#room.em)) return;
      this.#room = { width, em };
      // A drawing is as high as it is wide. Were it drawn here, its new height
      // would be observed within the same frame, which browsers report as an
      // error to whoever listens on the window.
      requestAnimationFrame(async () => {
        await released();
        if (this.#observer && this.#room) this.setValue(this.#draw(this.#room));
      });
    });
    this.#observer.observe(this.#element);
  }
}

export const sized = directive(Sized);
