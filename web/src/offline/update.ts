import { released } from '../page/press';
import type { Words } from '../words/words';
import type { Versions } from './offline';

/** Offers another version of the page to its reader, who may take it or go on. */
export function offerUpdate(versions: Versions, words: () => Words): void {
  versions.whenFound(async () => {
    // Without the words for it, it is offered at the next visit.
    const complete = await words()
      .complete()
      .catch(() => undefined);
    if (!complete) return;
    const { say, language } = complete;
    const offer = document.createElement('div');
    offer.className = 'update';
    offer.lang = language;
    offer.setAttribute('role', 'status');
    const text = document.createElement('p');
    text.textContent = say('offline.update');
    offer.append(
      text,
      button(say('offline.take'), () => versions.take()),
      button(say('offline.later'), () => offer.remove()),
    );
    await released();
    document.querySelector('.update')?.remove();
    document.body.append(offer);
  });
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}
