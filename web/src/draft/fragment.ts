// Tells drafts in the fragment of an address from what other fragments say.

/** What a fragment of this version begins with. */
export const version = 'v1.';

/** Tells whether a fragment is meant to be a draft, of whatever version. */
export const isDraftFragment = (fragment: string): boolean => /^#?v\d+\./.test(fragment);
