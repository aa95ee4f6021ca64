/** Resolves behind the next paint. */
export const painted = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));
