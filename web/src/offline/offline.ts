// Keeps the site on the device (worker/sw.ts), and says when another version
// of it is there.
import { workerAddress } from './trusted';

export interface Versions {
  /** Calls `found` when another version is complete on this device; `take` of it loads that. */
  whenFound(found: () => unknown): void;
  /** Loads the version that waits. */
  take(): void;
  /** Loads the version that waits, or else looks whether there is one. */
  takeOrLook(): Promise<void>;
}

export function keepOffline(): Versions {
  // Not there without a secure connection, and refused in a sandbox.
  const workers = (navigator as Partial<Navigator>).serviceWorker;
  const registered = register(workers).catch(() => undefined);
  let waiting: ServiceWorker | undefined;
  let tell: (() => unknown) | undefined;

  const found = (worker: ServiceWorker | null): void => {
    // The first one of all has nothing to wait for.
    if (!worker || !workers?.controller) return;
    waiting = worker;
    tell?.();
  };
  // Another window may take a version before it is known here.
  const before = workers?.controller;
  workers?.addEventListener('controllerchange', () => {
    if (before && waiting !== workers.controller) found(workers.controller);
  });
  void registered.then((registration) => {
    if (!registration) return;
    found(registration.waiting);
    registration.active?.postMessage('tidy');
    registration.addEventListener('updatefound', () => {
      const { installing } = registration;
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'installed') found(installing);
      });
    });
  });

  function take(): void {
    if (!waiting) return;
    // Another window may have taken it, or be about to.
    const reload = () => waiting?.state === 'activated' && location.reload();
    reload();
    waiting.addEventListener('statechange', reload);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
    waiting.postMessage('take');
  }

  return {
    whenFound(callback) {
      tell = callback;
      if (waiting) callback();
    },
    take,
    async takeOrLook() {
      if (waiting) take();
      // Without a connection there is none.
      else await (await registered)?.update().catch(() => undefined);
    },
  };
}

async function register(workers: ServiceWorkerContainer | undefined): Promise<ServiceWorkerRegistration | undefined> {
  // What the first answer needs goes first.
  if (document.readyState !== 'complete')
    await new Promise((loaded) => addEventListener('load', loaded, { once: true }));
  return workers?.register(workerAddress(), { updateViaCache: 'none' });
}
