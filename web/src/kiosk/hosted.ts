// The kiosk that is installed from a server and then works without it:
// kiosk.html?lang=es&idle=120&warning=30&theme=dark&plans=…
import wasmUrl from '../../../build/outpocket.wasm?url';
import integrity from 'virtual:engine-hash';
import { Failure } from '../element/failure';
import { mostAtOnce } from '../answer/figures';
import { plansIn, planText } from '../element/plan-file';
import type { Offer } from '../answer/offer';
import { createEngine } from '../engine/engine';
import { startWorker } from '../engine/start-worker';
import { keepOffline } from '../offline/offline';
import { beside } from '../words/own-words';
import { startKiosk } from './kiosk';

const engine = createEngine({ wasmUrl, integrity, startWorker });
const versions = keepOffline();
const address = new URLSearchParams(location.search).get('plans');

startKiosk({
  engine,
  words: await beside('words.json'),
  plans: address ? () => plansOnDevice(new URL(address, location.href).href) : undefined,
  free: () => void versions.takeOrLook(),
});

/** The plans of a file, which are kept for the times without a network. */
async function plansOnDevice(file: string): Promise<Offer> {
  const kept = await caches.open('outpocket-kiosk-plans').catch(() => undefined);
  const text = await planText(file, new AbortController().signal).catch(async (error: unknown) => {
    const last = error instanceof Failure ? await kept?.match(file) : undefined;
    if (!last) throw error;
    return last.text();
  });
  await engine.load();
  const plans = await plansIn(text, engine, {}, file);
  // A visitor's answer is of all of them at once, and so of no more than an estimate takes.
  if (plans.samples.length > mostAtOnce) throw new Failure('plans-invalid', file);
  await kept?.put(file, new Response(text, { headers: { 'content-type': 'application/json' } }));
  return plans;
}
