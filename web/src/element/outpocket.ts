// The one script that a page needs to show the estimator:
// <script type="module" src="outpocket.js"></script>
import { OutpocketEstimator } from './outpocket-estimator';

export type * from './types';
export { OutpocketEstimator };

// Another copy of this script may have come first.
if (!customElements.get('outpocket-estimator')) customElements.define('outpocket-estimator', OutpocketEstimator);

declare global {
  interface HTMLElementTagNameMap {
    'outpocket-estimator': OutpocketEstimator;
  }
}
