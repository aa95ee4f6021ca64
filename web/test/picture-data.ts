// What the pictures are tried with: written by hand, so that what they should
// show can be read off here.
import type { PictureData } from '../src/charts/data';

export type Data = Omit<PictureData, 'memberName'>;

/** A hundred totals that rise from `least` by whole dollars, slowly, then fast, up to `most`. */
const rising = (least: number, most: number): string[] =>
  Array.from({ length: 100 }, (_, i) => `${Math.round(least + (most - least) * (i / 99) ** 4)}.00`);

/** What is said of totals like these, taken from the list itself. */
const distribution = (hundred: readonly string[], mean: string) => ({
  mean,
  median: hundred[49] ?? '',
  p10: hundred[9] ?? '',
  p25: hundred[24] ?? '',
  p75: hundred[74] ?? '',
  p90: hundred[89] ?? '',
  p95: hundred[94] ?? '',
  p99: hundred[98] ?? '',
  max: hundred[99] ?? '',
});

/** An amount as people are told it (R52). */
const tens = (amount: string) =>
  Math.abs(Number(amount)) < 100 ? amount : (Math.round(Number(amount) / 10) * 10).toFixed(2);

/** Totals with what people are told of them. */
const told = (total: ReturnType<typeof distribution>) => ({
  total,
  told: { mean: tens(total.mean), median: tens(total.median), p90: tens(total.p90) },
});

const hmo = rising(9120, 18_320);
const ppo = rising(11_880, 21_600);

const hmoPlan = {
  id: 'plan1',
  name: 'Gold 80 HMO, California 2026 (copay design)',
  total: '12480.55',
  premium: '9120.00',
  deductible: '0.00',
  copay: '1040.55',
  coinsurance: '320.00',
  notCovered: '2000.00',
  balanceBill: '0.00',
  hsaContribution: '0.00',
  hraUsed: '0.00',
};

const ppoPlan = {
  id: 'plan2',
  name: 'Gold 80 PPO, California 2026 (coinsurance design)',
  total: '13875.40',
  premium: '11880.00',
  deductible: '1500.00',
  copay: '120.00',
  coinsurance: '875.40',
  notCovered: '0.00',
  balanceBill: '500.00',
  hsaContribution: '1000.00',
  hraUsed: '0.00',
};

/** An HMO and a PPO whose lines cross twice; the PPO brings HSA money. */
export const two: Data = {
  firstMonth: '2026-01',
  plans: [hmoPlan, ppoPlan],
  comparison: {
    plans: [
      {
        id: 'plan1',
        ownCare: [
          { x: '0.00', cost: '9120.00' },
          { x: '4000.00', cost: '10120.00' },
          { x: '4000.00', cost: '13620.00' },
          { x: '30000.00', cost: '16800.00' },
          { x: '52000.00', cost: '16800.00' },
        ],
        plainAmount: [
          { x: '0.00', cost: '9120.00' },
          { x: '46000.00', cost: '18320.00' },
          { x: '100000.00', cost: '18320.00' },
        ],
        reached: [],
      },
      {
        id: 'plan2',
        ownCare: [
          { x: '0.00', cost: '10880.00' },
          { x: '1500.00', cost: '12380.00' },
          { x: '12000.00', cost: '14480.00' },
          { x: '34000.00', cost: '17480.00' },
          { x: '52000.00', cost: '17480.00' },
        ],
        plainAmount: [
          { x: '0.00', cost: '10880.00' },
          { x: '1500.00', cost: '12380.00' },
          { x: '27000.00', cost: '17480.00' },
          { x: '100000.00', cost: '17480.00' },
        ],
        reached: [
          { kind: 'deductible', covers: 'medicalAndDrug', network: 'inNetwork', member: '2', date: '2026-06-14' },
          { kind: 'outOfPocketMaximum', covers: 'medicalAndDrug', network: 'inNetwork', date: '2026-09-03' },
        ],
      },
    ],
    breakEvens: [
      {
        a: 'plan1',
        b: 'plan2',
        ownCare: [
          { x: '4000.00', below: 'plan1', above: 'plan2' },
          { x: '20428.00', below: 'plan2', above: 'plan1' },
        ],
        plainAmount: [{ x: '41800.00', below: 'plan1', above: 'plan2' }],
      },
    ],
  },
  simulation: {
    plans: [
      {
        id: 'plan1',
        ...told(distribution(hmo, '10960.00')),
        cheapestOrTied: 81,
        deductibleReached: 0,
        maximumReached: 4,
        hundred: hmo,
        reached: [
          {
            kind: 'acaLimit',
            covers: 'medicalAndDrug',
            network: 'inNetwork',
            member: '1',
            byMonth: [0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 3, 4],
          },
        ],
      },
      {
        id: 'plan2',
        ...told(distribution(ppo, '13824.00')),
        cheapestOrTied: 19,
        deductibleReached: 36,
        maximumReached: 7,
        hundred: ppo,
        reached: [
          {
            kind: 'deductible',
            covers: 'medicalAndDrug',
            network: 'inNetwork',
            byMonth: [0, 1, 2, 4, 8, 12, 18, 20, 24, 29, 33, 36],
          },
          {
            kind: 'outOfPocketMaximum',
            covers: 'medicalAndDrug',
            network: 'combined',
            member: '2',
            byMonth: [0, 0, 0, 1, 2, 3, 3, 3, 4, 5, 6, 7],
          },
        ],
      },
    ],
  },
};

/** The same two and the same again, at the same cost: four letters, four kinds of line. */
export const four: Data = {
  firstMonth: two.firstMonth,
  plans: [...two.plans, ...two.plans].map((plan, i) => ({ ...plan, id: `plan${i + 1}` })),
  comparison: {
    plans: [...(two.comparison?.plans ?? []), ...(two.comparison?.plans ?? [])].map((plan, i) => ({
      ...plan,
      id: `plan${i + 1}`,
    })),
    breakEvens: two.comparison?.breakEvens ?? [],
  },
  simulation: {
    plans: [...(two.simulation?.plans ?? []), ...(two.simulation?.plans ?? [])].map((plan, i) => ({
      ...plan,
      id: `plan${i + 1}`,
    })),
  },
};

/** Most years much alike under the HMO, and a few under both so dear that they would squeeze the rest. */
export const far: Data = {
  firstMonth: two.firstMonth,
  plans: two.plans,
  simulation: {
    plans: (two.simulation?.plans ?? []).map((plan, i) => {
      const most = 10_600 + i * 8600;
      const hundred = [
        ...rising(9300 + i * 2800, most).filter((_, rank) => rank % 10 !== 9),
        ...Array.from({ length: 10 }, (_, rank) => `${most + (rank + 1) ** 2 * (i === 0 ? 400 : 200)}.00`),
      ];
      return { ...plan, hundred, ...told(distribution(hundred, `${most}.00`)) };
    }),
  },
};

/** A year in which nothing is paid, and an account makes the total negative: the edges of every scale. */
export const edges: Data = {
  firstMonth: '2026-01',
  plans: [
    { ...hmoPlan, total: '0.00', premium: '0.00', copay: '0.00', coinsurance: '0.00', notCovered: '0.00' },
    {
      ...ppoPlan,
      total: '-400.00',
      premium: '600.00',
      deductible: '0.00',
      copay: '0.00',
      coinsurance: '0.00',
      balanceBill: '0.00',
    },
  ],
  comparison: {
    plans: [
      { id: 'plan1', ownCare: [], plainAmount: [{ x: '0.00', cost: '0.00' }], reached: [] },
      {
        id: 'plan2',
        ownCare: [],
        plainAmount: [{ x: '0.00', cost: '-400.00' }],
        reached: [],
      },
    ],
    breakEvens: [{ a: 'plan1', b: 'plan2', ownCare: [], plainAmount: [] }],
  },
  simulation: {
    plans: ['0.00', '-400.00'].map((amount, i) => {
      const hundred = Array.from({ length: 100 }, () => amount);
      return {
        id: `plan${i + 1}`,
        ...told(distribution(hundred, amount)),
        cheapestOrTied: i * 100,
        deductibleReached: 0,
        maximumReached: 0,
        hundred,
        reached: [],
      };
    }),
  },
};
