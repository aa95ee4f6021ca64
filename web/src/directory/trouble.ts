import type { Failure } from '../element/failure';
import type { Trouble } from './messages';

/** What kept a file away. */
export function troubleOf({ code }: Failure): Trouble {
  if (code === 'plans-not-found') return 'gone';
  return code === 'plans-unreachable' || code === 'plans-slow' ? 'unreachable' : 'damaged';
}
