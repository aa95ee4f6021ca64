// The reader gives the same bytes in each browser as natively: the files are those of
// wasm/reader/readings_test.go, which tells a digest of all that it answers about each.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { harness } from '../playwright.config';
import { browsers, within } from './browsers';
import { paper } from './papers';

interface Case {
  name: string;
  files: string[];
}

const cases = JSON.parse(
  readFileSync(new URL('../../wasm/reader/testdata/cases.json', import.meta.url), 'utf8'),
) as Case[];

const given = cases.map(({ files }) =>
  files.map((path) => {
    const { name, data } = paper(path);
    const marks = name.endsWith('.json.gz');
    return { name, marks, text: (marks ? gunzipSync(data) : data).toString('base64') };
  }),
);

/** What is asked of the reader, in a page, and the digest of all its answers. */
async function digestsOf(given: { name: string; marks: boolean; text: string }[][]): Promise<string[]> {
  const { Program, readerUrl } = window.harness;
  const module = await WebAssembly.compile(await (await fetch(readerUrl)).arrayBuffer());
  const digests: string[] = [];
  for (const files of given) {
    const program = new Program<string>(module);
    const { reading } = (JSON.parse(program.call('open')) as { ok: { reading: number } }).ok;
    for (const { name, marks, text } of files) {
      const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
      if (marks) program.call('marks', reading, new TextDecoder().decode(bytes));
      else {
        program.call('begin', reading, name);
        for (let from = 0; from < bytes.length; from += 5000)
          program.call('feed', reading, bytes.subarray(from, from + 5000));
        program.call('end', reading);
      }
    }
    const finished = program.call('finish', reading);
    let all = `${finished}\n`;
    const { plans } = (JSON.parse(finished) as { ok: { plans: unknown[] } }).ok;
    for (const i of plans.keys()) {
      const draft = program.call('draft', reading, i);
      const { fields } = (
        JSON.parse(draft) as { ok: { draft: { fields: { field: string; state: string; value?: unknown }[] } } }
      ).ok.draft;
      const confirmed = {
        '/premium/period': 'month',
        '/premium/amount': '100',
        ...Object.fromEntries(
          fields.filter(({ state }) => state === 'look').map(({ field, value }) => [field, value ?? null]),
        ),
      };
      all += `${draft}\n${program.call('plan', reading, i, JSON.stringify(confirmed))}\n`;
    }
    program.end();
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(all));
    digests.push([...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
  }
  return digests;
}

/** The digests natively, in the order of the cases. */
function natively(): string[] {
  const told = execFileSync('go', ['test', './wasm/reader', '-count=1', '-v', '-run', 'TestSameBytes'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    encoding: 'utf8',
  });
  const digests = [...told.matchAll(/digest .*: ([0-9a-f]{64})/g)].map(([, digest = '']) => digest);
  expect(digests).toHaveLength(cases.length);
  return digests;
}

for (const name of Object.keys(browsers)) {
  test(`files are read in ${name} as natively`, async () => {
    await within(name, async ({ open, run }) => {
      await open(harness);
      expect(await run(digestsOf, given)).toEqual(natively());
    });
  });
}
