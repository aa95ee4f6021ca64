import { unable } from './floor';
import wasmUrl from '../../build/outpocket.wasm?url';
import integrity from 'virtual:engine-hash';
import first from 'virtual:first';
import { createEngine } from './engine/engine';
import { startWorker } from './engine/start-worker';
import { turn } from './engine/turn';
import { isDraftFragment } from './draft/fragment';
import { OutpocketPage } from './page/outpocket-page';
import { ownStyles } from './page/own-styles';
import { beside, wordsToBegin } from './words/own-words';
import { released } from './page/press';
import { chosenLanguage, type Language } from './words/words';

const engine = createEngine({ wasmUrl, integrity, startWorker, startLater: true });
// Another answer than the example's needs the engine, which is on its way while the words are fetched.
if (isDraftFragment(location.hash)) void engine.load().catch(() => undefined);

const [own, plans, lists] = await Promise.all([
  beside('words.json'),
  beside('plans/index.json'),
  beside('directory/manifest.json'),
]);
// The English page is everybody's; the others are of one language.
const { lang } = document.documentElement;
const language = chosenLanguage(location.search, lang === 'en' ? navigator.languages : [lang]);
const spoken = await wordsToBegin(language, own);

// The page is rendered in a task of its own, so that none is long.
spoken.words.prepare();
await turn();

const page = new OutpocketPage();
page.sheets = await ownStyles();
await turn();
page.engine = engine;
page.ownWords = own;
const addressOf = (file: string) => new URL(`./${file}`, location.href).href;
if (plans) page.directory = { address: addressOf('plans/index.json'), text: plans };
if (lists) page.lists = { address: addressOf('directory/manifest.json'), text: lists };
Object.assign(page, spoken);
page.address = addressWithout('hash').href;
page.addEventListener('language', (event) => {
  const chosen = (event as CustomEvent<Language>).detail;
  const address = new URL(location.href);
  address.searchParams.set('lang', chosen);
  // So that the language stays when the page is loaded again or passed on.
  history.replaceState(null, '', address);
  page.address = addressWithout('hash').href;
  named();
});
page.addEventListener('started', () => history.replaceState(null, '', addressWithout('hash')));
addEventListener('hashchange', () => void openLink());

function addressWithout(part: 'hash'): URL {
  const address = new URL(location.href);
  address[part] = '';
  return address;
}

async function openLink(): Promise<void> {
  if (isDraftFragment(location.hash)) await page.openLink(location.hash);
}

// Search engines take only whole addresses, and where the pages lie shows here.
for (const link of document.querySelectorAll<HTMLLinkElement>('link[hreflang]')) link.setAttribute('href', link.href);

function named(): void {
  document.documentElement.lang = page.words.language;
  document.title = `${page.words.say('title')} · Outpocket`;
}

await openLink();
// The example's answer is here already; the engine follows for everything else.
if (page.example) page.begin(first);
named();
await released();
const plain = document.querySelector('#first');
// What was opened while the page was plain stays open.
for (const { id } of plain?.querySelectorAll('details[open] > summary') ?? []) page.setOpen(id, true);
// Shown before the answer that stands there goes.
(plain ?? document.body.lastElementChild)?.after(page);
await page.updateComplete;
if (page.broken) {
  page.remove();
  unable();
  throw new Error('the page could not be shown');
}
plain?.remove();
// Where it cannot be loaded, the next visit keeps the site.
void import('./offline/update').then(
  ({ offerUpdates }) => offerUpdates(page),
  () => undefined,
);
