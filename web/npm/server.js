// In the place of what only a browser has: a server that renders pages imports it, and nothing happens.
export const OutpocketEstimator = undefined;
