import workerUrl from './worker?worker&url';

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The page's one Trusted Types policy of this name, which lets nothing through but the addresses of our Workers. */
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;
const ours = new Set<string>();

/**
 * Starts the engine's Worker, or another one of ours. Throws where the page does not
 * allow it: another origin's script, or a Content-Security-Policy with
 * require-trusted-types-for that does not name the policy `outpocket-worker`.
 */
export function startWorker(url = workerUrl): Worker {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  ours.add(url);
  policy ??= trustedTypes?.createPolicy('outpocket-worker', {
    createScriptURL(url) {
      if (!ours.has(url)) throw new TypeError('not the address of a Worker of ours');
      return url;
    },
  });
  return new Worker(policy ? policy.createScriptURL(url) : url, { type: 'module' });
}
