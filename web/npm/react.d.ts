// The element, and what React's JSX takes for it.
import type { HTMLAttributes, Ref } from 'react';
import type { OutpocketEstimator, OutpocketEstimatorEventMap } from './types/element/outpocket.js';

export * from './types/element/outpocket.js';

type Properties = Partial<Pick<OutpocketEstimator, 'loading' | 'theme' | 'plans' | 'words'>>;
type Listeners = {
  [Name in keyof OutpocketEstimatorEventMap as `on${Name}`]?: (event: OutpocketEstimatorEventMap[Name]) => void;
};

export interface OutpocketEstimatorProps extends HTMLAttributes<OutpocketEstimator>, Properties, Listeners {
  ref?: Ref<OutpocketEstimator>;
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'outpocket-estimator': OutpocketEstimatorProps;
    }
  }
}
