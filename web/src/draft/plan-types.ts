/** The kinds of plan, in the order in which they are offered. */
export const types = ['HMO', 'EPO', 'POS', 'PPO', 'Indemnity'] as const;

export const isType = (type: string): type is (typeof types)[number] => (types as readonly string[]).includes(type);
