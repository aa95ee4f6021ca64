/** Does something once there is nothing else to do. */
export const whenIdle = (then: () => void): unknown => (globalThis.requestIdleCallback ?? setTimeout)(then);

/** Resolves once there is nothing else to do. */
export const idle = () => new Promise<void>((then) => whenIdle(then));
