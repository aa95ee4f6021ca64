import { getDocument, OPS, Util, VerbosityLevel, type PDFPageProxy } from './pdf.ts';
import { mostBytes } from './pdf-size.ts';

/** A piece of text: its words and its box in points, from the page's upper left corner. */
export interface Item {
  s: string;
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A line that is drawn level or upright. */
export interface Rule {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** A page as it is read: turned so that most of its text is upright. */
export interface Page {
  w: number;
  h: number;
  items: Item[];
  rules: Rule[];
}

/** Why a file has no marks; `reading.CODE` in the locales. */
export type Refusal = 'too-large' | 'no-pdf' | 'cut-off' | 'password' | 'too-many-pages' | 'too-many-marks';

export type Marks = { pages: Page[] } | { refused: Refusal };

/** Nobody's summary is longer; a whole benefits booklet is refused before its pages are read. */
const mostPages = 60;
const mostMarks = 50_000;
/** What the streams of a file may hold once they are unpacked: that of a summary is some 5 MB, pictures aside. */
const mostUnpacked = 128 * 2 ** 20;

/** A filled shape is a line up to this width, in points; a line is at least this long. */
const thickest = 3;
const shortest = 4;
/** How far from level or upright a line may be. */
const slant = 0.5;

class Refused extends Error {
  constructor(readonly code: Refusal) {
    super(code);
  }
}

/** pdf.js writes a path as numbers: what to do, then its points. */
const draw = { moveTo: 0, lineTo: 1, curveTo: 2, closePath: 3, quadraticTo: 4 };
const coordinates = [2, 2, 6, 0, 4];

const strokes = new Set([OPS.stroke, OPS.closeStroke]);
const fills = new Set([OPS.fill, OPS.eoFill]);
const both = new Set([OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);

/**
 * Reads a PDF file into marks: pieces of text and drawn lines, page by page.
 * Nothing else of the file is looked at: no scripts, forms, links or pictures.
 * `data` is used up. The promise fails only when pdf.js itself is at fault.
 */
export async function marksOf(data: Uint8Array, progress?: (done: number, pages: number) => void): Promise<Marks> {
  try {
    return { pages: await pagesOf(data, progress) };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.code };
    throw error;
  }
}

/** What keeps pdf.js to reading: nothing compiled, drawn, fetched, or taken from the machine. */
const readOnly = {
  isEvalSupported: false,
  disableFontFace: true,
  useSystemFonts: false,
  useWorkerFetch: false,
  useWasm: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  enableXfa: false,
  disableAutoFetch: true,
  disableRange: true,
  disableStream: true,
  // No picture is opened.
  maxImageSize: 0,
  verbosity: VerbosityLevel.ERRORS,
};

async function pagesOf(data: Uint8Array, progress?: (done: number, pages: number) => void): Promise<Page[]> {
  if (data.length > mostBytes) throw new Refused('too-large');
  if (!near(data, '%PDF-', 0, 1024)) throw new Refused('no-pdf');
  // pdf.js mends what it can of a file without its end; what it lost, nobody would see.
  if (!near(data, '%%EOF', data.length - 2048, data.length)) throw new Refused('cut-off');
  if ((await unpackedSize(data)) > mostUnpacked) throw new Refused('too-many-marks');
  const loading = getDocument({ data, ...readOnly });
  try {
    const document = await loading.promise.catch((error: unknown) => {
      throw new Refused((error as Error).name === 'PasswordException' ? 'password' : 'no-pdf');
    });
    if (document.numPages > mostPages) throw new Refused('too-many-pages');
    const pages: Page[] = [];
    let marks = 0;
    for (let n = 1; n <= document.numPages; n++) {
      const page = await document.getPage(n).catch(() => {
        throw new Refused('cut-off');
      });
      const read = await pageOf(page, mostMarks - marks);
      page.cleanup();
      marks += read.items.length + read.rules.length;
      pages.push(read);
      progress?.(n, document.numPages);
    }
    return pages;
  } finally {
    await loading.destroy();
  }
}

function near(data: Uint8Array, text: string, from: number, to: number): boolean {
  const part = data.subarray(Math.max(0, from), to);
  return new TextDecoder('latin1').decode(part).includes(text);
}

/**
 * How many bytes the streams of a file hold, counted up to a little above
 * mostUnpacked while they are unpacked piece by piece: a file of a megabyte can
 * hold gigabytes, which pdf.js would keep. Pictures are never opened. What is
 * packed twice over is none of what writes summaries.
 */
async function unpackedSize(data: Uint8Array): Promise<number> {
  const text = new TextDecoder('latin1').decode(data);
  let size = 0;
  for (const { index, 0: word } of text.matchAll(/stream\r?\n/g)) {
    const dictionary = text.slice(Math.max(text.lastIndexOf(' obj', index), index - 4096), index);
    const packed = dictionary.match(/\/FlateDecode/g)?.length ?? 0;
    if (packed === 0 || dictionary.endsWith('end') || /\/Subtype\s*\/Image/.test(dictionary)) continue;
    if (packed > 1) return Infinity;
    const start = index + word.length;
    const end = text.indexOf('endstream', start);
    const inflated = inPieces(data.subarray(start, end < 0 ? undefined : end))
      .pipeThrough(new DecompressionStream('deflate'))
      .getReader();
    try {
      for (let part = await inflated.read(); !part.done && size <= mostUnpacked; part = await inflated.read())
        size += part.value.length;
      await inflated.cancel();
    } catch {
      // Encrypted, or faulty at its end, which pdf.js takes as it is.
    }
    if (size > mostUnpacked) break;
  }
  return size;
}

/** In small pieces: what comes of one is held at once, and lost where the piece has a fault. */
function inPieces(data: Uint8Array): ReadableStream<Uint8Array<ArrayBuffer>> {
  const size = 4096;
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= data.length) return controller.close();
      controller.enqueue(data.slice(at, (at += size)));
    },
  });
}

type Matrix = [number, number, number, number, number, number];

async function pageOf(page: PDFPageProxy, most: number): Promise<Page> {
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const words = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
  if (words.length > most) throw new Refused('too-many-marks');

  const upright = page.getViewport({ scale: 1 }).transform as Matrix;
  const turn = turnOf(words.map(({ transform, str }) => [Util.transform(upright, transform), str.length]));
  const view = page.getViewport({ scale: 1, rotation: (page.rotate + turn) % 360 });
  const seen: Item[] = [];
  for (const { str, width, height, transform } of words) {
    const [a, b, c, d, x, y] = Util.transform(view.transform, transform) as Matrix;
    if (Math.abs(b) > Math.abs(a) / 4 || a <= 0) continue; // written across the page, such as a watermark
    const size = height || Math.hypot(c, d);
    seen.push({ s: str, x: round(x), y: round(y - size), w: round(width), h: round(size) });
  }
  const rules = rulesOf(await page.getOperatorList(), view.transform as Matrix, most - seen.length);
  return { w: round(view.width), h: round(view.height), items: seen, rules };
}

const round = (n: number) => Math.round(n * 100) / 100 || 0;

/** By how many degrees to turn the page so that most of its text is upright. */
function turnOf(texts: [number[], number][]): number {
  const counts = new Map([0, 90, 180, 270].map((turn) => [turn, 0]));
  for (const [[a = 0, b = 0], length] of texts) {
    const turn = Math.abs(a) >= Math.abs(b) ? (a >= 0 ? 0 : 180) : b > 0 ? 270 : 90;
    counts.set(turn, (counts.get(turn) ?? 0) + length);
  }
  return [...counts].reduce((most, count) => (count[1] > most[1] ? count : most))[0];
}

interface Operators {
  fnArray: number[];
  argsArray: unknown[];
}

/** The lines among what is drawn, in the page's points. */
function rulesOf({ fnArray, argsArray }: Operators, view: Matrix, most: number): Rule[] {
  const rules: Rule[] = [];
  const add = (x0: number, y0: number, x1: number, y1: number) => {
    if (rules.length >= most) throw new Refused('too-many-marks');
    rules.push({ x0: round(x0), y0: round(y0), x1: round(x1), y1: round(y1) });
  };
  let matrix = view;
  const saved: Matrix[] = [];
  fnArray.forEach((operator, i) => {
    const args = argsArray[i] as unknown[];
    switch (operator) {
      case OPS.save:
        saved.push(matrix);
        break;
      case OPS.paintFormXObjectBegin:
        saved.push(matrix);
        if (args[0]) matrix = Util.transform(matrix, args[0] as Matrix) as Matrix;
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        matrix = saved.pop() ?? view;
        break;
      case OPS.transform:
        matrix = Util.transform(matrix, args as Matrix) as Matrix;
        break;
      case OPS.constructPath: {
        const [painted, [path]] = args as [number, [Float32Array | null]];
        if (!path) break;
        const drawn = strokes.has(painted) || both.has(painted);
        const filled = fills.has(painted) || both.has(painted);
        if (drawn || filled) linesOf(pathOf(path, matrix), drawn, filled, add);
      }
    }
  });
  return rules;
}

type Point = [number, number];

interface Part {
  points: Point[];
  curved: boolean;
}

/** A path's parts on the page: their points, of a curve its end alone. */
function pathOf(path: Float32Array, [a, b, c, d, e, f]: Matrix): Part[] {
  const parts: Part[] = [];
  let i = 0;
  while (i < path.length) {
    const what = path[i] ?? 0;
    const size = coordinates[what] ?? 0;
    const last = parts.at(-1);
    if (what === draw.closePath) {
      if (last?.points[0]) last.points.push(last.points[0]);
    } else {
      const [x = 0, y = 0] = path.subarray(i + size - 1, i + size + 1);
      const point: Point = [a * x + c * y + e, b * x + d * y + f];
      if (what === draw.moveTo || !last) parts.push({ points: [point], curved: false });
      else {
        last.points.push(point);
        if (what !== draw.lineTo) last.curved = true;
      }
    }
    i += 1 + size;
  }
  return parts;
}

function linesOf(
  parts: Part[],
  drawn: boolean,
  filled: boolean,
  add: (x0: number, y0: number, x1: number, y1: number) => void,
) {
  for (const { points, curved } of parts) {
    if (curved || points.length < 2) continue;
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const [width, height] = [right - left, bottom - top];
    if (filled && points.length >= 4 && Math.min(width, height) <= thickest && Math.max(width, height) >= shortest) {
      // A thin shape is a line along its middle, and its edges are nothing of their own.
      if (width >= height) add(left, (top + bottom) / 2, right, (top + bottom) / 2);
      else add((left + right) / 2, top, (left + right) / 2, bottom);
      continue;
    }
    if (!drawn) continue;
    let before: Point | undefined;
    for (const point of points) {
      if (before) {
        const [x0, y0] = before;
        const [x1, y1] = point;
        const across = Math.abs(x1 - x0);
        const down = Math.abs(y1 - y0);
        if (Math.max(across, down) >= shortest && Math.min(across, down) <= slant)
          add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
      }
      before = point;
    }
  }
}
