// The service worker: keeps every file of one version of the site, complete or
// not at all, and answers with these files and nothing else. Another version
// waits until a reader, or a kiosk between two visitors, takes it.
import { PrecacheController, type PrecacheEntry } from 'workbox-precaching';

declare const self: ServiceWorkerGlobalScope;
/** Every file of this version, with what it must hash to (vite.offline.ts). */
declare const files: PrecacheEntry[];
/** Files of this version that few need, each under a hashed name: kept once they were asked for. */
declare const filesWhenAsked: string[];

const own = ['words.json', 'plans/index.json', 'directory/manifest.json'].map(
  (name) => new URL(name, self.registration.scope).href,
);
const ownKept = 'outpocket-words';
const asked = new Set(filesWhenAsked.map((name) => new URL(name, self.registration.scope).href));
const askedKept = 'outpocket-files';

const precache = new PrecacheController();
precache.addToCacheList(files);

// A file that cannot be fetched, or is of another version, fails the install.
self.addEventListener('install', (event) => {
  void precache.install(event);
  // The page asked for them before this worker was there.
  event.waitUntil(Promise.allSettled(own.map(fresh)));
});

// Nothing of an earlier version is thrown away yet: a window may still show it.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  if (event.data === 'take') event.waitUntil(self.skipWaiting());
  if (event.data === 'tidy') event.waitUntil(tidy(event));
});

/**
 * Throws earlier versions away once the one window that there is shows this
 * one. What a later version has brought so far is in the same cache, and stays.
 */
async function tidy(event: ExtendableMessageEvent): Promise<void> {
  if (self.registration.installing || self.registration.waiting) return;
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  // Who asked may have gone since, and another window be left that shows an earlier one.
  if (windows.length > 1 || windows[0]?.id !== (event.source as Client | null)?.id) return;
  await precache.activate(event);
  if (!(await caches.has(askedKept))) return;
  const kept = await caches.open(askedKept);
  for (const { url } of await kept.keys()) if (!asked.has(url)) await kept.delete(url);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(self.registration.scope)) return;
  // What an address says after its path is for the page.
  url.search = '';
  url.hash = '';
  if (url.pathname.endsWith('/')) url.pathname += 'index.html';
  event.respondWith(own.includes(url.href) ? insurers(url.href, event) : kept(url.href, event));
});

async function kept(address: string, event: FetchEvent): Promise<Response> {
  const cacheKey = precache.getCacheKeyForURL(address);
  if (!cacheKey) return asked.has(address) ? whenAsked(address) : ((await earlier(address)) ?? fetch(event.request));
  const integrity = precache.getIntegrityForCacheKey(cacheKey);
  if (event.request.cache === 'reload') return another(address, cacheKey, integrity);
  // Should the browser have lost the file, this fetches and keeps it again.
  return precache.strategy.handle({ event, request: new Request(address), params: { cacheKey, integrity } });
}

/**
 * A file that the page takes to be damaged. What is kept stays until another one is there: a page that is left
 * while the file arrives asks for another too.
 */
async function another(address: string, cacheKey: string, integrity?: string): Promise<Response> {
  const response = await fetch(address, { cache: 'reload', ...(integrity ? { integrity } : {}) });
  if (response.ok) await (await caches.open(precache.strategy.cacheName)).put(cacheKey, response.clone());
  return response;
}

/**
 * An insurer's own words, the index of their plans, and what lists there are, which change when they wish: the
 * last that came, at once, and what there is now for the next time.
 */
async function insurers(address: string, event: FetchEvent): Promise<Response> {
  // A page that has found it old asks for what there is.
  const last = event.request.cache === 'no-cache' ? undefined : await (await caches.open(ownKept)).match(address);
  const now = fresh(address);
  if (!last) return now;
  event.waitUntil(now.catch(() => undefined));
  return last;
}

async function fresh(address: string): Promise<Response> {
  const response = await fetch(address, { cache: 'no-cache' });
  const cache = await caches.open(ownKept);
  if (response.ok) await cache.put(address, response.clone());
  else if (response.status === 404) await cache.delete(address);
  return response;
}

/** A file that few need. */
async function whenAsked(address: string): Promise<Response> {
  const cache = await caches.open(askedKept);
  const kept = await cache.match(address);
  if (kept) return kept;
  const response = await fetch(address);
  if (response.ok) await cache.put(address, response.clone());
  return response;
}

/** A file of an earlier version, which has a name of its own, for a window that still shows that. */
async function earlier(address: string): Promise<Response | undefined> {
  const cache = await self.caches.open(precache.strategy.cacheName);
  return cache.match(address);
}
