// The kiosk that is one file and runs from a disk (vite.kiosk.ts makes it).
import { plansIn } from '../element/plan-file';
import { createEngine } from '../engine/engine';
import { said } from '../words/own-words';
import { startKiosk } from './kiosk';
import { packed } from './packed';

const engine = createEngine({
  wasmUrl: async () => WebAssembly.compile(await new Response(packed('engine')).arrayBuffer()),
});
// Whoever sets the kiosk up may put a list of plans and their own words into the file.
const put = (id: string) => document.getElementById(id)?.textContent ?? '';
const given = put('plans').trim();

startKiosk({
  engine,
  words: said(put('words')),
  plans: given
    ? async () => {
        await engine.load();
        return plansIn(given, engine);
      }
    : undefined,
});
