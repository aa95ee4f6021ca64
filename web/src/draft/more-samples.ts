// Every sample plan that comes with the page. Loaded later:
//
//     const { everySample } = await import('./more-samples');
import order from '../../plans/index.json';
import { planFrom, type Plan } from './draft';
import { samples } from './samples';

const files: Record<string, unknown> = import.meta.glob(
  ['../../plans/*.json', '!../../plans/index.json', '!../../plans/example-*.json'],
  { eager: true, import: 'default' },
);

/** In the order of plans/index.json. */
export const everySample: readonly Plan[] = [
  ...samples,
  ...order.slice(samples.length).map((name) => {
    const file = files[`../../plans/${name}`];
    if (!file) throw new Error(`plans/index.json names ${name}, which is not there`);
    return planFrom(file);
  }),
];
