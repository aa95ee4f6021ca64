// The pictures on a page of their own, in a shadow root as on the real one; and
// an insurer's words, and the guide.
import { html, render } from 'lit';
import { guide, type GuideData } from '../../src/guide/guide';
import guideStyles from '../../src/guide/guide.css?inline';
import type { PictureData } from '../../src/charts/data';
import { amountPicture, dotsOf, dotsPicture, madeOfBars, reachedPart, reachedWords } from '../../src/charts/charts';
import room from '../../src/charts/room.css?inline';
import { overridden, overrideProblems } from '../../src/words/overrides';
import { styles } from '../../src/page/styles';
import { wordsOf, type Language } from '../../src/words/words';

declare global {
  interface Window {
    show: (language: Language, data: Omit<PictureData, 'memberName'>) => Promise<void>;
    override: (language: Language, file: string) => Promise<{ said: Record<string, string>; codes: string[] }>;
    guide: (language: Language, data?: GuideData) => Promise<void>;
  }
}

const host = document.createElement('div');
const root = host.attachShadow({ mode: 'open' });
const guideSheet = new CSSStyleSheet();
// Every picture is laid out, also where it is not in the window.
// The answer's part of a window of 1280 pixels is about 860 wide.
guideSheet.replaceSync(`${guideStyles}
  ${room}
  .picture { content-visibility: visible; }
  .pictures, .one-by-one { max-width: 860px; margin-inline: auto; }
  .one-by-one table { width: 100%; table-layout: fixed; }`);
root.adoptedStyleSheets = [...styles, guideSheet];
document.body.append(host);

window.show = async (language, data) => {
  document.documentElement.lang = language;
  const words = await (await wordsOf(language)).complete();
  const pictured: PictureData = { ...data, memberName: (id) => `${words.say('member.child')} ${id}` };
  const bars = madeOfBars(words, pictured);
  render(
    html`<main><h1>${words.say('title')}</h1>
      <section class="pictures">
        <h2>${words.say('answer.title')}</h2>
        ${dotsPicture(words, pictured)} ${reachedPart(words, pictured, data.drawn ? 'years' : 'listed')}
        ${amountPicture(words, pictured, 'ownCare')} ${amountPicture(words, pictured, 'plainAmount')}
      </section>
      <div class="one-by-one">
        <table>
          <tr>${data.plans.map(({ id }) => html`<td>${bars?.bar(id)}</td>`)}</tr>
        </table>
        ${bars?.legend}
        ${data.plans.map(({ id, name }) => html`<article class="card"><h2>${name}</h2>${dotsOf(words, pictured, id)}</article>`)}
        <div class="dots-room"><div class="dots-of-${data.plans.length}"></div></div>
        <ul class="reached-years">${reachedWords(words, pictured, 'years').map((said) => html`<li>${said}</li>`)}</ul>
      </div>
    </main>`,
    root,
  );
};

window.override = async (language, file) => {
  const { words, problems } = await overridden(await wordsOf(language), file);
  const { say } = words;
  render(html`<main><h1>${say('title')}</h1>${overrideProblems(words, problems)}</main>`, root);
  const said = {
    title: say('title'),
    lead: say('lead'),
    'months 1': say('months', { count: 1 }),
    'months 3': say('months', { count: 3 }),
  };
  return { said, codes: problems.map((problem) => problem.code) };
};

window.guide = async (language, data) => {
  document.documentElement.lang = language;
  const words = await (await wordsOf(language)).complete();
  render(html`<main><h1>${words.say('title')}</h1>${guide(words, data)}</main>`, root);
};
