// What people come for, in each browser: the page from a server, and the kiosk's file from the disk.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import type { Draft } from '../src/draft/draft';
import { put } from '../src/draft/pointer';
import { page } from '../playwright.config';
import { browsers, patience, within, type Opened } from './browsers';
import { about, dollars, engineYears, firstDraft } from './page';
import { dist } from './site';

/** What stands within an element, and what was thrown or refused since this was asked first. */
const seen = (element: string) => {
  const kept = globalThis as { complaints?: string[] };
  if (!kept.complaints) {
    const complaints: string[] = (kept.complaints = []);
    addEventListener('error', ({ message }) => complaints.push(message));
    addEventListener('unhandledrejection', ({ reason }) => complaints.push(String(reason)));
    addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) =>
      complaints.push(`${violatedDirective}: ${blockedURI}`),
    );
  }
  const shadow = document.querySelector(element)?.shadowRoot;
  const shown = [...(shadow?.children ?? [])].map((one) => (one as HTMLElement).innerText ?? '').join('\n');
  return { shown, complaints: kept.complaints };
};

/** Waits until all this stands within an element, and nothing was wrong. */
async function expectSeen({ run }: Opened, element: string, texts: string[]): Promise<void> {
  await expect(async () => {
    const { shown, complaints } = await run(seen, element);
    expect(complaints).toEqual([]);
    for (const text of texts) expect(shown).toContain(text);
  }).toPass({ timeout: patience });
}

test.beforeEach(() => test.slow());

for (const name of Object.keys(browsers)) {
  test(`${name} shows the example, and what a change makes of it, to the cent as the filter has it`, async () => {
    const changed = put(firstDraft, '/members/0/age', '61') as Draft;
    const means = (draft: Draft) => engineYears(draft).plans.map(({ total }) => total.mean);
    await within(name, async (opened) => {
      await opened.open(`${page}?lang=en`);
      await expectSeen(opened, 'outpocket-page', ['Example family', ...means(firstDraft).map((mean) => about(mean))]);
      await expectSeen(
        opened,
        'outpocket-page',
        means(firstDraft).map((mean) => dollars(mean)),
      );
      await opened.press('outpocket-page', '.chip[aria-expanded=false]');
      await opened.fill('outpocket-page', '[id="/members/0/age"]', '61');
      await expectSeen(opened, 'outpocket-page', [
        'Your answer',
        ...means(changed).flatMap((mean) => [about(mean), dollars(mean)]),
      ]);
      const { shown } = await opened.run(seen, 'outpocket-page');
      for (const mean of means(firstDraft)) expect(shown).not.toContain(dollars(mean));
    });
  });

  test(`${name} opens the kiosk's file from the disk, and answers`, async () => {
    await within(name, async (opened) => {
      await opened.open(`${pathToFileURL(join(dist, 'outpocket-kiosk.html')).href}?lang=en`);
      await expectSeen(opened, 'outpocket-kiosk', ['What would a year of health care cost you?']);
      await opened.press('outpocket-kiosk', '.starts [lang=es]');
      for (const question of ['¿Quién', '¿Qué edad', '¿Cuánta atención', '¿Tiene algo', '¿Va a un especialista']) {
        await expectSeen(opened, 'outpocket-kiosk', [question]);
        await opened.press('outpocket-kiosk', '.bar button:last-child');
      }
      await expectSeen(opened, 'outpocket-kiosk', ['$']);
    });
  });
}
