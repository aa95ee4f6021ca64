import workerUrl from './worker?worker&url';

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The page's one Trusted Types policy of this name, which lets nothing through but the Worker's own address. */
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/**
 * Starts the engine's Worker. Throws where the page does not allow it: another
 * origin's script, or a Content-Security-Policy with require-trusted-types-for
 * that does not name the policy `outpocket-worker`.
 */
export function startWorker(): Worker {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('outpocket-worker', {
    createScriptURL(url) {
      if (url !== workerUrl) throw new TypeError('not the address of the Worker');
      return url;
    },
  });
  return new Worker(policy ? policy.createScriptURL(workerUrl) : workerUrl, { type: 'module' });
}
