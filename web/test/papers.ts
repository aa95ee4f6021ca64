// Papers of plans as files: a PDF that is drawn from the marks of a corpus, and what
// drops and pastes files on a page.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import type { Page as Sheet } from '../src/reading/marks';

const planfiles = new URL('../../estimator/planfile/', import.meta.url);

export interface Paper {
  name: string;
  data: Buffer;
}

/** A file of the tests of the readers, as it is. */
export const paper = (path: string): Paper => ({
  name: path.split('/').at(-1) ?? '',
  data: readFileSync(fileURLToPath(new URL(path, planfiles))),
});

/** A summary as PDF, or what is none. */
export const summary = (name: string): Paper => ({
  name: `${name}.pdf`,
  data: readFileSync(fileURLToPath(new URL(`summaries/${name}.pdf`, import.meta.url))),
});

/** The marks of a summary of the corpus. */
export const marksIn = (name: string): { pages: Sheet[] } =>
  JSON.parse(gunzipSync(paper(`sbc/testdata/corpus/${name}.json.gz`).data).toString()) as { pages: Sheet[] };

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A PDF with these marks, printed by the browser. */
export async function pdfOf(page: Page, name: string, { pages }: { pages: Sheet[] }): Promise<Paper> {
  const first = pages[0];
  const sheets = pages.map(
    ({ w, h, items, rules }) =>
      `<svg viewBox="0 0 ${w} ${h}" style="width:${w}pt;height:${h}pt">${items
        .map(
          ({ s, x, y, w, h }) =>
            `<text x="${x}" y="${y + h}" font-size="${h}" textLength="${w}" lengthAdjust="spacingAndGlyphs">${escaped(s)}</text>`,
        )
        .join('')}${rules
        .map(
          ({ x0, y0, x1, y1 }) =>
            `<line x1="${x0}" y1="${y0}" x2="${x1}" y2="${y1}" stroke="#000" stroke-width="0.5"/>`,
        )
        .join('')}</svg>`,
  );
  const drawn = await page.context().newPage();
  await drawn.setContent(
    `<style>@page{size:${first?.w ?? 612}pt ${first?.h ?? 792}pt;margin:0}body{margin:0;font-family:sans-serif;white-space:pre}svg{display:block;break-after:page}</style>${sheets.join('')}`,
  );
  const data = await drawn.pdf({ preferCSSPageSize: true });
  await drawn.close();
  return { name, data };
}

/** Drops files on the page, or pastes them there. */
export const give = (page: Page, how: 'drop' | 'paste', ...papers: Paper[]): Promise<void> =>
  page.evaluate(
    ({ how, papers }) => {
      const data = new DataTransfer();
      for (const { name, text } of papers)
        data.items.add(new File([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))], name));
      const on = document.querySelector('outpocket-page') ?? document.body;
      const options = { bubbles: true, composed: true, cancelable: true };
      on.dispatchEvent(
        how === 'drop'
          ? new DragEvent('drop', { ...options, dataTransfer: data })
          : new ClipboardEvent('paste', { ...options, clipboardData: data }),
      );
    },
    { how, papers: papers.map(({ name, data }) => ({ name, text: data.toString('base64') })) },
  );

/** Pastes text where nothing is typed. */
export const pasteText = (page: Page, text: string): Promise<void> =>
  page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true, clipboardData: data }),
    );
  }, text);
