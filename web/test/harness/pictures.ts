// The pictures on a page of their own, in a shadow root as on the real one.
import { html, render } from 'lit';
import type { PictureData } from '../../src/pictures/data';
import { pictures } from '../../src/pictures/pictures';
import { styles } from '../../src/page/styles';
import { wordsOf, type Language } from '../../src/page/words';

declare global {
  interface Window {
    show: (language: Language, data: Omit<PictureData, 'memberName'>) => Promise<void>;
  }
}

const host = document.createElement('div');
const root = host.attachShadow({ mode: 'open' });
root.adoptedStyleSheets = styles;
document.body.append(host);

window.show = async (language, data) => {
  document.documentElement.lang = language;
  const words = await (await wordsOf(language)).complete();
  render(html`<main><h1>${words.say('title')}</h1>${pictures(words, { ...data, memberName: (id) => `${words.say('member.child')} ${id}` })}</main>`, root);
};
