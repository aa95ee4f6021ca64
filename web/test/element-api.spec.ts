// What the element says of itself: its tables, its manifest, its types.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { dist } from './site';

const at = (path: string) => join(import.meta.dirname, path);
const manifest = JSON.parse(readFileSync(join(dist, 'custom-elements.json'), 'utf8')) as {
  modules: {
    path: string;
    declarations: Record<
      'attributes' | 'members' | 'events' | 'slots' | 'cssParts' | 'cssProperties',
      { name: string; description: string }[]
    >[];
  }[];
};
const [element] = manifest.modules.flatMap(({ declarations }) => declarations);

test('web/element.md says what the sources say; `node scripts/element.mjs --write` after `make build` brings it there', () => {
  expect(readFileSync(at('../element.md'), 'utf8')).toBe(readFileSync(at('../../build/element.md'), 'utf8'));
});

test('everything that the element has is told', () => {
  const names = (kind: 'attributes' | 'members' | 'events' | 'slots' | 'cssParts') =>
    element?.[kind].map(({ name }) => name).toSorted();
  const source = readFileSync(at('../src/element/outpocket-estimator.ts'), 'utf8');
  const [, observed = ''] = /observedAttributes = \[([^\]]+)\]/.exec(source) ?? [];
  expect(names('attributes')).toEqual([...observed.matchAll(/'([a-z-]+)'/g)].map(([, name]) => name ?? '').toSorted());
  const properties = [...source.matchAll(/^ {2}get ([a-z]\w*)\(/gm)].map(([, name]) => name ?? '');
  expect(names('members')).toEqual(properties.toSorted());
  const [, events = ''] =
    /interface OutpocketEstimatorEventMap \{([^}]+)\}/.exec(readFileSync(at('../src/element/types.ts'), 'utf8')) ?? [];
  expect(names('events')).toEqual([...events.matchAll(/([\w-]+)'?: /g)].map(([, name]) => name ?? '').toSorted());
  expect(names('slots')).toEqual(['', 'action', 'lead', 'plan-{id}']);
  for (const kind of ['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties'] as const) {
    for (const one of element?.[kind] ?? []) expect(one.description, one.name).toMatch(/^[A-Z][^]*\.$/);
  }
});

test('every CSS variable that is told is one that the page uses', () => {
  const styles = readFileSync(at('../src/page/layout.css'), 'utf8');
  for (const { name } of element?.cssProperties ?? []) {
    if (name !== '--outpocket-rem') expect(styles, name).toContain(`${name.replace('outpocket-', '')}:`);
  }
});

test('a page in TypeScript knows the element, its properties and its events', () => {
  const folder = mkdtempSync(join(tmpdir(), 'outpocket-types-'));
  const compile = (text: string) => {
    writeFileSync(join(folder, 'page.ts'), text);
    const tsc = at('../node_modules/.bin/tsc');
    return spawnSync(
      tsc,
      [
        '--ignoreConfig',
        '--noEmit',
        '--strict',
        '--target',
        'es2022',
        '--module',
        'nodenext',
        '--types',
        '',
        'page.ts',
      ],
      { cwd: folder, encoding: 'utf8' },
    ).stdout;
  };
  try {
    cpSync(join(dist, 'outpocket.d.ts'), join(folder, 'outpocket.d.ts'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const page = `import type { ComparedPlan, Plan } from './outpocket.js';
      const estimator = document.createElement('outpocket-estimator');
      const plans: Plan[] = [];
      estimator.plans = plans;
      estimator.plans = 'plans.json';
      estimator.theme = 'dark';
      estimator.addEventListener('result', ({ detail }) => { const cheapest: ComparedPlan | undefined = detail.plans[0]; console.log(cheapest?.total); });
      estimator.addEventListener('error', ({ detail }) => { if (detail.code === 'plans-invalid') for (const { pointer } of detail.problems) console.log(pointer); });
      estimator.household = { members: [{ id: 'me', relationship: 'self', age: 27 }] };
      estimator.layout = 'steps';
      estimator.headingLevel = 3;
      estimator.addEventListener('plan-chosen', (event) => { event.preventDefault(); console.log(event.detail.id, (event.detail.rank ?? 0) + 1); });
      estimator.addEventListener('activity', ({ detail }) => { if (detail.what === 'part-opened') console.log(detail.part); });
      estimator.addEventListener('click', (event) => console.log(event.clientX));
      console.log(estimator.result?.answer.ranking);`;
    expect(compile(page)).toBe('');
    expect(compile(page.replace("'dark'", "'dim'"))).toContain('"dim"');
    expect(compile(page.replace("'plans-invalid'", "'plans-lost'"))).toContain('plans-lost');
    expect(compile(page.replace("'steps'", "'stairs'"))).toContain('"stairs"');
    expect(compile(page.replace("what === 'part-opened'", "what === 'typed'"))).toContain('typed');
    expect(compile(page.replace('detail.plans[0]', 'detail.plan'))).toContain('plan');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
