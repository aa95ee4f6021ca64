// What is being pressed. A browser gives a click only to what was there both
// when the press began and when it ended, so whatever changes the page waits
// for the end: nothing is replaced, and nothing moves, under a finger.
import { turn } from '../engine/turn';

/** How long after a finger is lifted its click may still come, in milliseconds. */
const tapping = 400;

/** The end of a press that takes longer has been lost, in milliseconds. */
const longest = 10_000;

const pressable = 'a[href], button, input, label, select, summary, textarea';
const pressedBySpace = 'button, summary, input:is([type=checkbox], [type=radio], [type=button])';

/** The pointers that are down, by their ids, and the space bar; each with the timer that gives it up. */
const down = new Map<number | ' ', number>();
/** The pointers of these that are up again and whose clicks are still to come. */
const lifted = new Set<number>();
let held: { promise: Promise<void>; end: () => void } | undefined;

/** Resolves once nothing is pressed any more; undefined where nothing is. */
export const released = (): Promise<void> | undefined => held?.promise;

function hold(press: number | ' ', atMost: number): void {
  clearTimeout(down.get(press));
  down.set(press, setTimeout(() => free(press), atMost) as unknown as number);
  if (held) return;
  let end = () => {};
  const promise = new Promise<void>((resolve) => (end = resolve));
  held = { promise, end };
}

function free(...presses: (number | ' ')[]): void {
  for (const press of presses) {
    clearTimeout(down.get(press));
    down.delete(press);
    if (press !== ' ') lifted.delete(press);
  }
  if (down.size > 0) return;
  held?.end();
  held = undefined;
}

/** Once the browser has done all that the event brings about: the click, and what that checks or chooses. */
const after = (...presses: (number | ' ')[]): void => void turn().then(() => free(...presses));

const isOn = (event: Event, selector: string) =>
  event.composedPath().some((one) => one instanceof Element && one.matches(selector));

/** A mouse that moves with no button down was let go where nobody could tell. */
const lost = ({ pointerId, pointerType, buttons }: PointerEvent) => {
  if (down.has(pointerId) && pointerType === 'mouse' && buttons === 0) free(pointerId);
};

const listeners: { [Type in keyof WindowEventMap]?: (event: WindowEventMap[Type]) => void } = {
  pointerdown(event) {
    if (event.button === 0 && isOn(event, pressable)) hold(event.pointerId, longest);
  },
  pointermove: lost,
  pointerup({ pointerId, pointerType }) {
    if (!down.has(pointerId)) return;
    if (pointerType === 'mouse') {
      after(pointerId);
    } else {
      // The click of a tap is an event of its own, somewhat later.
      lifted.add(pointerId);
      hold(pointerId, tapping);
    }
  },
  pointercancel: ({ pointerId }) => free(pointerId),
  click() {
    if (lifted.size > 0) after(...lifted);
  },
  keydown(event) {
    const [target] = event.composedPath();
    if (event.key === ' ' && !event.repeat && target instanceof Element && target.matches(pressedBySpace))
      hold(' ', longest);
  },
  keyup({ key }) {
    if (key === ' ' && down.has(' ')) after(' ');
  },
  // The list of a choice can keep the end of the press to itself.
  change(event) {
    if (down.size > 0 && isOn(event, 'select')) after(...down.keys());
  },
  blur({ target }) {
    if (target === window) free(...down.keys());
  },
};

for (const [type, listener] of Object.entries(listeners))
  addEventListener(type, listener as EventListener, { capture: true, passive: true });
