import { Failure } from './failure';
import type { ErrorCode } from './types';

/** The engine's limit for JSON. */
const mostAtOnce = 1 << 20;
const patience = 20_000;

/** What each thing that can go wrong is called. */
export interface Codes {
  unreachable: ErrorCode;
  notFound: ErrorCode;
  slow: ErrorCode;
  tooLarge: ErrorCode;
  notText: ErrorCode;
}

/** A Worker has no document: the addresses that it gets are whole. */
function urlOf(said: string): URL | undefined {
  const { document } = globalThis as Partial<typeof globalThis>;
  try {
    return new URL(said, document?.baseURI);
  } catch {
    return undefined;
  }
}

/** The whole of an address that a page says within its own; what is none stays as it is. */
export const addressOf = (said: string): string => urlOf(said)?.href ?? said;

/** The text of the file at `address`, of at most so many bytes. Rejects with a Failure, or with the signal's reason. */
export async function fetched(
  address: string,
  codes: Codes,
  signal: AbortSignal,
  mostBytes = mostAtOnce,
  cache: RequestCache = 'default',
): Promise<string> {
  signal.throwIfAborted();
  const slow = AbortSignal.timeout(patience);
  // What AbortSignal.any does in newer browsers.
  const over = new AbortController();
  for (const one of [signal, slow]) one.addEventListener('abort', () => over.abort(one.reason), { once: true });
  try {
    return await text(address, codes, over.signal, mostBytes, cache);
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof Failure) throw cause;
    throw new Failure(slow.aborted ? codes.slow : codes.unreachable, address, [], { cause });
  }
}

async function text(
  address: string,
  codes: Codes,
  signal: AbortSignal,
  mostBytes: number,
  cache: RequestCache,
): Promise<string> {
  // What is none leads nowhere, whatever the connection.
  if (!urlOf(address)) throw new Failure(codes.notFound, address);
  const response = await fetch(address, { signal, credentials: 'same-origin', cache });
  if (!response.ok) throw new Failure(codes.notFound, address);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decoded = (bytes?: Uint8Array): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch (cause) {
      throw new Failure(codes.notText, address, [], { cause });
    }
  };
  let all = '';
  let size = 0;
  // Counted as it arrives: what the server says of its size may be wrong, or of what is compressed.
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    size += read.value.length;
    if (size > mostBytes) {
      void reader?.cancel().catch(() => undefined);
      throw new Failure(codes.tooLarge, address);
    }
    all += decoded(read.value);
  }
  return all + decoded();
}
