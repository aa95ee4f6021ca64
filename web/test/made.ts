// What the project's own commands make for a host.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The JSON files that `go run ./scripts/<command>` leaves in a folder, by name. */
export function madeIn(folder: string, command: string, ...args: string[]): Record<string, string> {
  execFileSync('go', ['run', `./scripts/${command}`, ...args], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}
