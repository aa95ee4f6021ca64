/** An address as a reader may be led to it: only http and https are; undefined where it is none. */
export function webAddress(address: string, base: string): string | undefined {
  try {
    const { protocol, href } = new URL(address, base);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The address that a template such as `/apply?plan={id}` gives for a plan;
 * undefined where it gives none. The id is percent-encoded whole: it neither
 * begins another part of the address nor ends it.
 */
export function planLink(template: string, id: string, base: string): string | undefined {
  if (/[{}]/.test(template.replaceAll('{id}', ''))) return undefined;
  // An id that is not Unicode has no encoding; the engine reads it as this.
  const encoded = encodeURIComponent(id.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
  return webAddress(template.replaceAll('{id}', encoded), base);
}
