// What the page in the frame and the page around it say to each other.
import type { Activity, PlanChosenDetail } from '../element/types';

/** What is told of what the reader does: nothing personal, since any page may show the frame. */
export type Told =
  { type: 'outpocket-activity'; detail: Activity } | { type: 'outpocket-plan-chosen'; detail: PlanChosenDetail };

export const heightMessage = 'outpocket-height';
export const askForHeight = 'outpocket-height?';
