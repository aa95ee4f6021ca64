// How files get into the reader: a PDF by its marks, everything else chunk by chunk.
import type { Program } from '../engine/program';
import { turn } from '../engine/turn';
import type { Given, Progress, ReaderFunction } from './messages';
import { mostBytes as mostOfPDF } from './pdf-size';

/** Files of text that are longer together are refused, packed or not: 64 MiB are a state's plans. */
const mostBytes = 64 << 20;
/** So much goes into the program at once: some milliseconds of work. */
const chunk = 256 << 10;

/** What is read when it was stopped. */
export const stopped = Symbol('stopped');

interface Reading {
  stopped: () => boolean;
  onProgress: (progress: Progress) => void;
}

/** Why files are not read; `reading.CODE` in the locales. */
class Refused extends Error {}

/** Thrown to leave a file halfway. */
const halt = new Error('stopped');

/** Reads files that belong together, and gives what the door answers to them. */
export async function read(
  program: Program<ReaderFunction>,
  files: readonly Given[],
  reading: Reading,
): Promise<string | typeof stopped> {
  const number = asked(program.call('open')).reading;
  const wrong: { code: string; place: { file: string } }[] = [];
  try {
    for (const file of files) {
      try {
        await readFile(program, number, file, reading);
      } catch (error) {
        // What came before stands, and so do the other files.
        if (!(error instanceof Refused)) throw error;
        wrong.push({ code: error.message, place: { file: file.name } });
      }
    }
  } catch (error) {
    program.call('forget', number);
    if (error === halt) return stopped;
    throw error;
  }
  const finished = program.call('finish', number);
  if (wrong.length === 0) return finished;
  const answer = JSON.parse(finished) as { ok?: { problems?: object[] } };
  return JSON.stringify(
    answer.ok ? { ok: { ...answer.ok, problems: [...wrong, ...(answer.ok.problems ?? [])] } } : answer,
  );
}

/** What the door answers, unless it refuses. */
function asked(answer: string): { reading: number } {
  const envelope = JSON.parse(answer) as { ok: { reading: number } } | { error: { code: string } };
  if ('ok' in envelope) return envelope.ok;
  throw new Refused(envelope.error.code);
}

async function readFile(
  program: Program<ReaderFunction>,
  number: number,
  { name, file }: Given,
  reading: Reading,
): Promise<void> {
  const head = new Uint8Array(
    await file
      .slice(0, 1024)
      .arrayBuffer()
      .catch(() => {
        throw new Refused('unreadable');
      }),
  );
  if (head.length === 0) throw new Refused('empty');
  if (starts(head, 'PK\u0003\u0004')) throw new Refused('zip');
  if (new TextDecoder('latin1').decode(head).includes('%PDF-')) return readPDF(program, number, file, reading);
  const packed = starts(head, '\u001f\u008b');
  if (!packed && file.size > mostBytes) throw new Refused('too-large');
  asked(program.call('begin', number, name));
  try {
    await readText(program, number, packed ? unpacked(file) : file.stream(), {
      ...reading,
      of: packed ? 0 : file.size,
      fails: packed ? 'gzip' : 'unreadable',
    });
  } finally {
    asked(program.call('end', number));
  }
}

const starts = (head: Uint8Array, text: string) => [...text].every((one, i) => head[i] === one.charCodeAt(0));

const unpacked = (file: Blob): ReadableStream<Uint8Array<ArrayBuffer>> =>
  file.stream().pipeThrough(new DecompressionStream('gzip'));

/** `of` is how many bytes there are, 0 where that is not known; `fails` is what it means when no more come. */
async function readText(
  program: Program<ReaderFunction>,
  number: number,
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  { stopped: isStopped, onProgress, of, fails }: Reading & { of: number; fails: string },
): Promise<void> {
  const source = stream.getReader();
  try {
    for (let done = 0; ;) {
      const part = await source.read().catch(() => {
        throw new Refused(fails);
      });
      if (part.done) return;
      for (let from = 0; from < part.value.length; from += chunk) {
        await turn();
        if (isStopped()) throw halt;
        const bytes = part.value.subarray(from, from + chunk);
        done += bytes.length;
        if (done > mostBytes) throw new Refused('too-large');
        asked(program.call('feed', number, bytes));
        onProgress({ done, of });
      }
    }
  } finally {
    await source.cancel().catch(() => undefined);
  }
}

async function readPDF(
  program: Program<ReaderFunction>,
  number: number,
  file: Blob,
  { stopped: isStopped, onProgress }: Reading,
): Promise<void> {
  if (file.size > mostOfPDF) throw new Refused('too-large');
  const { marksOf } = await import('./marks');
  const marks = await marksOf(new Uint8Array(await file.arrayBuffer()), (done, of) => {
    if (isStopped()) throw halt;
    onProgress({ done, of });
  }).catch((error: unknown) => {
    // What is not the file's fault has no better words.
    throw error === halt ? error : new Refused('other');
  });
  asked(program.call('marks', number, JSON.stringify(marks)));
}
