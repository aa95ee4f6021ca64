/** What the file holds under `id`, gzipped and in base64. */
export function packed(id: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  const text = atob(document.getElementById(id)?.textContent ?? '');
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
}
