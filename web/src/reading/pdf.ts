import { givePortBack } from './before-pdf.ts';
import * as worker from 'pdfjs-dist/legacy/build/pdf.worker.mjs';

/**
 * pdf.js, both halves in this thread: where its worker half is on globalThis,
 * no script is started by its address, which Trusted Types would have to allow.
 * The legacy files are those that Node 20 runs. Browsers get the same, so that
 * both read a file alike.
 */
(globalThis as Record<string, unknown>)['pdfjsWorker'] = worker;
givePortBack();

export { getDocument, OPS, Util, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
export type { PDFPageProxy } from 'pdfjs-dist';
