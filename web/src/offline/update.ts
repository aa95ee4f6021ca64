import { released } from '../page/press';
import type { OutpocketPage } from '../page/outpocket-page';
import { keepOffline } from './offline';

/** Keeps the site on the device, and offers another version of it to its reader, who may take it or go on. */
export function offerUpdates(page: OutpocketPage): void {
  const versions = keepOffline();

  async function offer(): Promise<void> {
    // Without the words for it, it is offered at the next visit.
    const complete = await page.words.complete().catch(() => undefined);
    if (!complete) return;
    const { say, language } = complete;
    const made = document.createElement('div');
    made.className = 'update';
    made.lang = language;
    made.setAttribute('role', 'status');
    const text = document.createElement('p');
    text.textContent = say('offline.update');
    made.append(
      text,
      button(say('offline.take'), () => versions.take()),
      button(say('offline.later'), () => made.remove()),
    );
    await released();
    // Another language may have been chosen since.
    if (page.words.language !== language) return offer();
    offered()?.remove();
    document.body.append(made);
  }

  versions.whenFound(offer);
  page.addEventListener('language', () => {
    if (offered()) void offer();
  });
}

const offered = (): Element | null => document.querySelector('.update');

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}
