// Servers for the tests: the built site as a plain static host sends it, and
// pages of other people's that show it.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const dist = fileURLToPath(new URL('../../dist', import.meta.url));

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

export interface Site {
  /** Where its root is, with a slash at the end. */
  readonly url: string;
  /** Everything that was asked of it, as it came in. */
  readonly asked: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[];
  close(): Promise<void>;
}

type Answer = (path: string, request: IncomingMessage, response: ServerResponse) => void;

/** The path of an address, undefined where it is none. */
function pathOf(address: string): string | undefined {
  try {
    return decodeURIComponent(new URL(address, 'http://site').pathname);
  } catch {
    return undefined;
  }
}

/** Starts a server on a port of its own, or on `port` once more. */
export async function serve(answer: Answer, port = 0): Promise<Site> {
  const asked: Site['asked'] = [];
  const server: Server = createServer((request, response) => {
    const entry = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: '' };
    asked.push(entry);
    request.on('data', (chunk) => (entry.body += String(chunk)));
    const path = pathOf(entry.url);
    if (path === undefined) response.writeHead(400).end();
    else answer(path, request, response);
  });
  await new Promise<void>((started) => server.listen(port, '127.0.0.1', started));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

export interface Hosted {
  /** The folder of the site that the files are in: '/' or '/somewhere/'. */
  under?: string;
  headers?: Record<string, string>;
  /** What a site puts in the place of some files, or beside them. */
  own?: Record<string, string>;
}

/** Answers with the files of a folder. */
export function files(folder: string, { under = '/', headers = {}, own = {} }: Hosted = {}): Answer {
  return (path, _request, response) => {
    const inside = path.startsWith(under) ? normalize(path.slice(under.length)) : '..';
    if (Object.hasOwn(own, inside)) {
      response
        .writeHead(200, {
          'content-type': types[extname(inside)] ?? 'text/plain',
          'cache-control': 'no-cache',
          ...headers,
        })
        .end(own[inside]);
      return;
    }
    const named = join(folder, inside.endsWith('/') || inside === '.' ? `${inside}/index.html` : inside);
    if (inside.startsWith('..') || !existsSync(named) || !statSync(named).isFile()) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not here');
      return;
    }
    response.writeHead(200, {
      'content-type': types[extname(named)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
      ...headers,
    });
    createReadStream(named).pipe(response);
  };
}

/** A file of test/hosts with the addresses in it filled in. */
export function hostPage(name: string, values: Record<string, string>): string {
  const text = readFileSync(fileURLToPath(new URL(`hosts/${name}`, import.meta.url)), 'utf8');
  return text.replaceAll(/\{\{([a-z]+)\}\}/g, (_, key: string) => values[key] ?? '');
}

/** A plain page of a host with an element in it, whose plans are this text. */
export function plainHost(plans: string): Promise<Site> {
  const pages = ['plain.html', 'plain.js', 'host.css'].map((name) => [name, hostPage(name, { outpocket: './' })]);
  return serve(files(dist, { own: { 'plans.json': plans, ...Object.fromEntries(pages) } }));
}

/** The site of an insurer, hosts/<folder>, with the estimator in a folder of it; any other page of it says which it is. */
export function insurer(folder: string, own: Record<string, string> = {}): Promise<Site> {
  const tools = files(dist, { under: '/tools/outpocket/' });
  const pages = files(fileURLToPath(new URL(`hosts/${folder}`, import.meta.url)), { own });
  return serve((path, request, response) => {
    if (path.startsWith('/tools/')) tools(path, request, response);
    else if (path === '/' || path.includes('.')) pages(path, request, response);
    else response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>${path}</title>`);
  });
}
