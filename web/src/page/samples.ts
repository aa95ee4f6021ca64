// The sample plans that come with the page.
import order from '../../plans/index.json';
import { planFrom, type Plan } from './draft';

const files: Record<string, unknown> = import.meta.glob(['../../plans/*.json', '!../../plans/index.json'], { eager: true, import: 'default' });

/** Every sample, in the order of plans/index.json. */
export const samples: readonly Plan[] = order.map((name) => {
  const file = files[`../../plans/${name}`];
  if (!file) throw new Error(`plans/index.json names ${name}, which is not there`);
  return planFrom(file);
});


