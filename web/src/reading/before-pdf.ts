/**
 * What pdf.js looks for while it is loaded, set so that it only reads: it
 * makes matrices for drawing, which Node does not have, and it takes over the
 * port of a Worker that it finds itself in.
 */
const scope = globalThis as Record<string, unknown>;
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) scope[name] ??= Object;

const post = scope['postMessage'];
if (post) scope['postMessage'] = undefined;

/** Gives the Worker its port again. */
export function givePortBack() {
  if (post) scope['postMessage'] = post;
}
