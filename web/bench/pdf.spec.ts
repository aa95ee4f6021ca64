// What a PDF takes of memory in a browser: a summary, and what is refused. The most that any of
// the browser's renderers has had, as the system counts it, without and with the file.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, expect, test } from '@playwright/test';
import { chromium as installed, page as address } from '../playwright.config';

/** A PDF of so many pages with so many words each, whose drawings are not packed. */
function pdfOf(pages: number, words: number): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages}/Kids[${Array.from({ length: pages }, (_, i) => `${4 + 2 * i} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  for (let n = 0; n < pages; n++) {
    const drawn = Array.from(
      { length: words },
      (_, i) => `BT /F 6 Tf ${20 + (i % 7) * 80} ${780 - ((i / 7) % 95) * 8} Td (word ${n} ${i}) Tj ET`,
    ).join('\n');
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>/Contents ${5 + 2 * n} 0 R>>`,
      `<</Length ${drawn.length}>>stream\n${drawn}\nendstream`,
    );
  }
  let text = '%PDF-1.4\n';
  const at = objects.map((object, i) => {
    const from = text.length;
    text += `${i + 1} 0 obj ${object} endobj\n`;
    return from;
  });
  const table = at.map((from) => `${String(from).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${text}xref\n0 ${at.length + 1}\n0000000000 65535 f \n${table}trailer <</Size ${at.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
  );
}

/** A file with something in its middle that makes it so long. */
const padded = (file: Buffer, bytes: number) =>
  Buffer.concat([file.subarray(0, 9), Buffer.alloc(bytes - file.length, '%\n'), file.subarray(9)]);

const summary = readFileSync(fileURLToPath(new URL('../test/summaries/hmo-weasyprint.pdf', import.meta.url)));
const MB = 2 ** 20;

test('the memory that a PDF takes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'outpocket-'));
  process.stdout.write('PDF                                    MB     renderer   with it\n');
  try {
    for (const [name, data, sentence] of [
      ['a summary', summary, /\d+ read, \d+ to look at/],
      ['60 pages full of words', pdfOf(60, 665), /not look like a Summary/],
      ['400 pages', pdfOf(400, 500), /more than 60 pages/],
      ['50 MB', padded(summary, 50 * MB), /at most 20 MB/],
    ] as const) {
      const file = join(folder, 'plan.pdf');
      writeFileSync(file, data);
      const browser = await chromium.launch({ executablePath: installed('chromium') });
      const page = await browser.newPage({ serviceWorkers: 'block' });
      await page.goto(`${address}?lang=en`);
      await page.waitForFunction(() => document.querySelector('outpocket-page')?.shadowRoot?.querySelector('table'));
      const system = await browser.newBrowserCDPSession();
      const most = async () => {
        const { processInfo } = await system.send('SystemInfo.getProcessInfo');
        return processInfo
          .filter(({ type }) => type === 'renderer')
          .map(({ id }) => /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1])
          .reduce((largest, kilobytes) => Math.max(largest, Number(kilobytes) / 1024), 0);
      };
      const before = await most();
      // A file of the system's, as one that is dropped: the page never holds it as a whole.
      await page.evaluate(() => {
        const input = document.body.appendChild(document.createElement('input'));
        input.type = 'file';
        input.addEventListener('change', () => {
          const outpocket = document.querySelector('outpocket-page') as unknown as { openFiles(files: File[]): void };
          outpocket.openFiles([...(input.files ?? [])]);
        });
      });
      await page.locator('body > input').setInputFiles(file);
      await expect(page.locator('.review .files')).toContainText(sentence);
      process.stdout.write(
        `${name.padEnd(34)}${(data.length / MB).toFixed(1).padStart(7)}${before.toFixed(0).padStart(13)}${(await most()).toFixed(0).padStart(10)}\n`,
      );
      await browser.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
