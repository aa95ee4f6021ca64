import type { Problem } from '../engine/types';
import type { ErrorCode } from './types';

/** Why the estimator cannot be shown. */
export class Failure extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly address?: string,
    readonly problems: readonly Problem[] = [],
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}
