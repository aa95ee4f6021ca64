// How hard the English words are to read, as scripts/reading.mjs measures it.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, type TestInfo } from '@playwright/test';

const script = fileURLToPath(new URL('../../scripts/reading.mjs', import.meta.url));

function reading(...files: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...files], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

function file(info: TestInfo, messages: Record<string, string>): string {
  const path = info.outputPath('words.json');
  writeFileSync(path, JSON.stringify(messages));
  return path;
}

test('English sentences ask for eight years of school at most', () => {
  const { status, said } = reading();
  expect(status, said).toBe(0);
  expect(said).toMatch(/all \d{3,} sentences/);
});

test('hard sentences fail, and are named', ({}, info) => {
  const hard =
    'Coinsurance obligations accumulate notwithstanding supplementary reimbursement eligibility determinations.';
  const { status, said } = reading(file(info, { easy: 'You pay it.', hard }));
  expect(status).toBe(1);
  expect(said).toContain(`hard: ${hard}`);
});

test('a hard part fails however easy the rest is', ({}, info) => {
  const easy = Object.fromEntries(
    Array.from({ length: 200 }, (_, i) => [`easy.${i}`, 'You pay it all, and that is it.']),
  );
  const hard = Object.fromEntries(
    Array.from({ length: 5 }, (_, i) => [
      `hard.${i}`,
      `{count, plural, one {Reimbursement eligibility} other {Supplementary determinations number ${i}}} necessitate documentation.`,
    ]),
  );
  const { status, said } = reading(file(info, { ...easy, ...hard }));
  expect(status).toBe(1);
  expect(said).toMatch(/above grade 8: hard is/);
});

test('a file without sentences measures nothing and fails', ({}, info) => {
  expect(reading(file(info, { title: 'A label' })).status).toBe(1);
});
