// What the page and the Worker that reads files say to each other.

/** The functions of the reader's door (wasm/reader/door.go). */
export type ReaderFunction = 'open' | 'begin' | 'feed' | 'end' | 'marks' | 'finish' | 'draft' | 'plan' | 'forget';

/** How much has been read: bytes, or pages of a PDF; 0 of what is not known. */
export interface Progress {
  done: number;
  of: number;
}

/** A file, under its name. */
export interface Given {
  name: string;
  file: Blob;
}

/** Files to read together, or a function of the door. */
export type Asked = { files: Given[] } | { call: ReaderFunction; args: (string | number)[] };

/** The first message brings the program. */
export type ToWorker = { module: WebAssembly.Module } | { id: number; asked: Asked } | { stop: number };

/** That the Worker is there, how far it is, the door's answer, or that it has none: the program ended. */
export type FromWorker =
  | { ready: true }
  | { id: number; progress: Progress }
  | { id: number; answer: string }
  | { id: number; failed: string };
