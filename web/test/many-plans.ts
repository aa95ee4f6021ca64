// As many plans as an insurer's marketplace has, made from the samples: the same
// ones each time.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Limit, Plan, Premium } from '../src/engine/types';

const sample = (name: string) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../plans/${name}.json`, import.meta.url)), 'utf8')) as Plan;

const bases = [
  'covered-california-gold-hmo-2026',
  'covered-california-gold-ppo-2026',
  'covered-california-platinum-hmo-2026',
  'covered-california-platinum-ppo-2026',
  'healthfirst-bronze-leaf-hmo-new-york-2025',
  'indemnity-80-20-2026',
].map(sample);
const issuers = ['Alder Health', 'Birch Mutual', 'Cedar Care', 'Dogwood Plans', 'Elm Insurance'];
const levels = ['Bronze', 'Silver', 'Gold', 'Platinum'] as const;

/** An amount times so many hundredths. */
const times = (amount: string, hundredths: number): string => ((Number(amount) * hundredths) / 100).toFixed(2);
type ByTier = Exclude<Premium['amount'], undefined>;
const timesByTier = (amount: ByTier, hundredths: number): ByTier =>
  typeof amount === 'string'
    ? times(amount, hundredths)
    : (Object.fromEntries(
        Object.entries(amount).map(([tier, of]) => [tier, times(of as string, hundredths)]),
      ) as ByTier);

/**
 * So many plans, each of another premium and deductible: HMO, PPO, POS, EPO and
 * Indemnity, of five issuers, of four metal levels or none.
 */
export const manyPlans = (count: number): Plan[] => Array.from({ length: count }, (_, n) => planOf(n));

function planOf(n: number): Plan {
  const base = bases[n % bases.length] as Plan;
  // Numbers that look drawn, and no two plans alike: 7919 is prime.
  const drawn = (n * 7919 + 13) % 1000;
  const share = (base.type === 'Indemnity' ? 35 : 45) + (drawn % 83);
  const { sources: _, illustrations: __, notExpressed: ___, ...rest } = base;
  // Of what an employer pays, nothing: the kinds of plan lie among each other.
  const { employerShare: ____, ...premium } = base.premium;
  const type = base.type === 'PPO' && n % 4 === 3 ? 'POS' : base.type === 'HMO' && n % 5 === 2 ? 'EPO' : base.type;
  const level = base.metalLevel && levels[Math.floor(n / 6) % levels.length];
  const self = 200 + (drawn % 25) * 150;
  const deductible: Limit = {
    covers: 'medicalAndDrug',
    network: type === 'Indemnity' ? 'combined' : 'inNetwork',
    self: `${self}.00`,
    person: `${self}.00`,
    family: `${2 * self}.00`,
  };
  const others = (base.deductibles ?? []).filter(({ network }) => network === 'outOfNetwork');
  const name = `${issuers[n % issuers.length]} ${[level, type].filter(Boolean).join(' ')} ${n + 1}`;
  return {
    ...rest,
    id: `plan-${String(n + 1).padStart(3, '0')}`,
    name,
    issuer: issuers[n % issuers.length] as string,
    type,
    ...(level ? { metalLevel: level } : {}),
    premium: {
      ...premium,
      ...(premium.amount ? { amount: timesByTier(premium.amount, share) } : {}),
      ...(premium.byAge ? { byAge: premium.byAge.map((of) => ({ ...of, amount: times(of.amount, share) })) } : {}),
    },
    deductibles: [deductible, ...others],
  };
}
