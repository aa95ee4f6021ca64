// The kiosk that is one file and runs from a disk (vite.kiosk.ts makes it).
import { plansIn } from '../element/plan-file';
import { createEngine } from '../engine/engine';
import { startKiosk } from './kiosk';
import { packed } from './packed';

const engine = createEngine({ wasmUrl: async () => WebAssembly.compile(await new Response(packed('engine')).arrayBuffer()) });
// Whoever sets the kiosk up may put a list of plans into the file.
const given = document.getElementById('plans')?.textContent?.trim();

startKiosk({
  engine,
  plans: given
    ? async () => {
        await engine.load();
        return plansIn(given, engine);
      }
    : undefined,
});
