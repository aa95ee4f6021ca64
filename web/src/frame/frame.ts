// The page that others show in an iframe. It is told by its address what the
// element is told by attributes (frame.html?lang=es&theme=dark&plans=…), and
// tells the page around it how high it is and what is done in it (host.ts).
import words from 'virtual:languages/frame';
import type { Language } from '../words/languages';
import { askForHeight, heightMessage, type Told } from './messages';

const address = new URLSearchParams(location.search);
const element = document.createElement('outpocket-estimator');
// Where a plan leads is not among them: an address of this page that somebody
// made could lead its readers anywhere. The page around says it (host.ts).
for (const name of [
  'area',
  'brand',
  'choose',
  'directory',
  'heading-level',
  'hide',
  'household',
  'lang',
  'languages',
  'layout',
  'plans',
  'theme',
  'words',
]) {
  const value = address.get(name);
  if (value) element.setAttribute(name, value);
}
element.setAttribute('loading', 'eager');
element.addEventListener('language', ({ detail }) => (document.documentElement.lang = detail.language));
const pass = (told: Told) => parent !== window && parent.postMessage(told, '*');
element.addEventListener('activity', ({ detail }) => pass({ type: 'outpocket-activity', detail }));
element.addEventListener('plan-chosen', ({ detail }) => pass({ type: 'outpocket-plan-chosen', detail }));
document.body.append(element);

function tell(): void {
  // Any page may show this one, and a height tells nothing of the reader.
  if (parent !== window)
    parent.postMessage({ type: heightMessage, height: Math.ceil(element.getBoundingClientRect().height) }, '*');
}

new ResizeObserver(tell).observe(element);
addEventListener('message', ({ source, data }: MessageEvent<{ type?: unknown } | null>) => {
  if (source === parent && data?.type === askForHeight) tell();
});

// The same file that other pages have the element from.
import('../element/outpocket').catch(() => {
  const language =
    [element.lang, ...navigator.languages]
      .map((tag) => tag.toLowerCase().split('-')[0] as Language)
      .find((one) => Object.hasOwn(words, one)) ?? 'en';
  const text = document.createElement('p');
  text.lang = language;
  text.setAttribute('role', 'alert');
  const retry = document.createElement('button');
  retry.type = 'button';
  retry.textContent = words[language]['element.retry'];
  retry.addEventListener('click', () => location.reload());
  text.append(`${words[language]['element.unavailable']} `, retry);
  element.replaceChildren(text);
});
