interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/**
 * The service worker's address. Where Trusted Types are enforced, the browser
 * takes it only from a policy, which lets nothing else through.
 */
export function workerAddress(): string {
  const address = new URL('sw.js', document.baseURI).href;
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('outpocket-offline', {
    createScriptURL(asked) {
      if (asked !== address) throw new TypeError('not the address of the service worker');
      return asked;
    },
  });
  return policy ? policy.createScriptURL(address) : address;
}
