// The sample plans that the page begins with. The others follow when somebody
// can choose among them: more-samples.ts.
import hmo from '../../plans/example-hmo.json';
import ppo from '../../plans/example-ppo.json';
import { planFrom, type Plan } from './draft';

/** The first of plans/index.json. */
export const samples: readonly Plan[] = [hmo, ppo].map(planFrom);
