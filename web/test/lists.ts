// An insurer's lists, made by scripts/directory as a host would make them. Insurer, people and
// medicines are made up.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { madeIn } from './made';

export const hmo = '30001TX0010001';
export const ppo = '30001TX0020001';
/** A plan of which no medicine is listed. */
export const third = '30001TX0030001';
/** A plan with a network of two tiers. */
export const split = '30001TX0040001';
export const date = '2026-11-29';

/** A number of a provider, with its check digit (Luhn, with 80840 in front). */
function npi(number: number): string {
  const digits = [...String(100_000_000 + number)].map(Number);
  const sum = digits.reduce((so, digit, i) => so + (i % 2 === 0 ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit), 24);
  return `${digits.join('')}${(10 - (sum % 10)) % 10}`;
}

const row = (id: string, more: object = {}) => ({ plan_id_type: 'HIOS-PLAN-ID', plan_id: id, years: [2026], ...more });
const inNetwork = { network_tier: 'PREFERRED' };

function doctor(n: number, first: string, last: string, specialty: string, plans: string[], more: object = {}) {
  return {
    npi: npi(n),
    type: 'INDIVIDUAL',
    name: { first, last },
    specialty: [specialty],
    accepting: 'accepting',
    addresses: [{ address: `${n} Oak St`, city: 'Elm Springs', state: 'TX', zip: '77001', phone: `71355501${n}` }],
    plans: plans.map((id) => row(id, inNetwork)),
    last_updated_on: '2026-11-02',
    ...more,
  };
}

const providers = [
  doctor(10, 'María', 'Núñez', 'Dermatology', [ppo]),
  doctor(11, 'Maria', 'Nunn', 'Cardiology', [hmo, ppo], {
    accepting: 'not accepting',
    last_updated_on: '2026-07-01',
    plans: [...[hmo, ppo].map((id) => row(id, inNetwork)), row(split, { network_tier: 'STANDARD' })],
  }),
  doctor(12, 'Johan', 'Åkesson', 'Family Medicine', [hmo, ppo]),
  doctor(13, 'Tess', 'Only', 'Psychiatry', [third]),
  // More than are shown.
  ...Array.from('ABCDEFGHIJK', (letter, i) => doctor(20 + i, `${letter}nh`, 'Nguyen', 'Neurology', [ppo])),
];

function drug(rxnorm: number, name: string, tiers: Record<string, string>, rules: object = {}) {
  const plans = Object.entries(tiers).map(([id, tier]) =>
    row(id, { drug_tier: tier, prior_authorization: false, step_therapy: false, quantity_limit: false, ...rules }),
  );
  return { rxnorm_id: String(rxnorm), drug_name: name, plans };
}

const drugs = [
  drug(1, 'brethamol 0.09 MG/ACTUAT Metered Dose Inhaler', { [hmo]: 'GENERIC', [ppo]: 'GENERIC' }),
  drug(2, 'brethamol 0.09 MG/ACTUAT Metered Dose Inhaler [Airella]', { [ppo]: 'NON-PREFERRED BRAND' }),
  drug(3, 'immunomab 40 MG/ML Prefilled Syringe [Sparvex]', { [ppo]: 'SPECIALTY' }, { prior_authorization: true }),
  drug(4, 'dermazole 10 MG Oral Tablet', { [hmo]: 'GENERIC', [ppo]: 'GENERIC' }),
  drug(5, 'dermazole 20 MG Oral Tablet', { [hmo]: 'PREFERRED BRAND', [ppo]: 'GENERIC' }),
];

/** Has the lists made, and gives their files by name. */
export function lists(): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'lists-'));
  const insurer = join(folder, 'Made-up Insurer');
  mkdirSync(insurer);
  const base = 'https://insurer.example/';
  const files = {
    index: {
      plan_urls: [`${base}plans.json`],
      provider_urls: [`${base}providers.json`],
      formulary_urls: [`${base}drugs.json`],
    },
    plans: [hmo, ppo, third, split].map((id, i) => ({
      ...row(id),
      marketing_name: `Made-up ${['HMO', 'PPO', 'Third', 'Split'][i]}`,
      network: id === split ? [inNetwork, { network_tier: 'STANDARD' }] : [inNetwork],
      formulary: [{ drug_tier: 'GENERIC' }],
      last_updated_on: '2026-11-20',
    })),
    providers,
    drugs,
  };
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(insurer, `${name}.json`), JSON.stringify(content));
  const out = join(folder, 'out');
  return madeIn(out, 'directory', 'build', '-year', '2026', '-date', date, out, insurer);
}
