// Somebody's program in Node: answers requests as scripts/estimate does, one a line.
import { createInterface } from 'node:readline';
import { createEngine } from 'outpocket/engine';
import 'outpocket/element';

const engine = createEngine();
for await (const line of createInterface({ input: process.stdin })) {
  const answer = await engine.estimate(JSON.parse(line)).then(
    (ok) => ({ ok }),
    ({ code, problems }) => ({ error: { code, problems } }),
  );
  console.log(JSON.stringify(answer));
}
