/*
 * Keeps the pages of the module that somebody is in readable without a connection. SETTINGS stands on the line above.
 *
 * Kept: pages that the server marked with the header of SETTINGS, and static files. Nothing else: no forms, no
 * answers to them, no pages with a query, no files of people, nothing outside the scope.
 */

const PAGES = "leerlijn-bladzijden-";
const FIXED = `leerlijn-vast-${SETTINGS.version}`;
const HASHED = /\.[0-9a-f]{8,}\.\w+$/;
const HERE = "leerlijn_hier";
const MOST = 60; // pages
const PATIENCE = 8_000; // ms, when there is a kept page to fall back on

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(FIXED)
      .then((cache) => cache.addAll([SETTINGS.fallback, ...SETTINGS.first]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forget((name) => name.startsWith("leerlijn-vast-") && name !== FIXED).then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  const path = event.data?.keep;
  if (typeof path !== "string" || !runOf(path)) return;
  const request = new Request(path, { credentials: "same-origin", redirect: "error" });
  event.waitUntil(fetch(request).then((response) => keep(path, response), () => undefined));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (url.pathname.startsWith(SETTINGS.static) || request.destination === "style") event.respondWith(file(request, url));
});

/** The run that a page of the scope belongs to: '/leren/<run>/...'; undefined for any other page. */
function runOf(path) {
  const scope = new URL(self.registration.scope).pathname;
  return path.startsWith(scope) ? path.slice(scope.length).match(/^([0-9a-f-]{36})\/([0-9a-f-]{36}\/)?$/)?.[1] : undefined;
}

async function page(event, url) {
  const before = await kept(url);
  const network = fetch(event.request).then((response) => {
    if (!url.search) event.waitUntil(keep(url.pathname, response.clone()));
    return response;
  });
  try {
    if (!before) return await network;
    return await Promise.race([network, new Promise((_, reject) => setTimeout(reject, PATIENCE))]);
  } catch {
    network.catch(() => undefined);
    return before ?? (await (await caches.open(FIXED)).match(SETTINGS.fallback)) ?? Response.error();
  }
}

/** Keep a page for its owner: of the run that somebody is in now, the last so many. */
async function keep(path, response) {
  const owner = response.headers.get(SETTINGS.header);
  const run = runOf(path);
  if (!owner || !run || !response.ok || response.redirected) return;
  await forget((name) => name.startsWith(PAGES) && name !== PAGES + owner);
  const cache = await caches.open(PAGES + owner);
  await cache.delete(path);
  const others = await cache.keys();
  const left = others.filter((each) => runOf(new URL(each.url).pathname) === run);
  const surplus = left.slice(0, Math.max(0, left.length - MOST + 1));
  await Promise.all([...others.filter((each) => !left.includes(each)), ...surplus].map((each) => cache.delete(each)));
  await cache.put(path, response);
}

/** The page as it was last seen by whoever is logged in in this browser now. */
async function kept(url) {
  if (url.search || !runOf(url.pathname)) return undefined;
  const owner = await whoIsHere();
  if (!owner || !(await caches.has(PAGES + owner))) return undefined;
  return (await caches.open(PAGES + owner)).match(url.pathname);
}

async function whoIsHere() {
  if (self.cookieStore) return (await self.cookieStore.get(HERE))?.value ?? "";
  // An older browser: only while a page of ours is open, so that a new start of the browser shows nothing.
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const names = open.length ? (await caches.keys()).filter((name) => name.startsWith(PAGES)) : [];
  return names.length === 1 ? names[0].slice(PAGES.length) : "";
}

async function file(request, url) {
  const cache = await caches.open(FIXED);
  const known = await cache.match(request);
  if (known && (HASHED.test(url.pathname) || SETTINGS.first.includes(url.pathname))) return known;
  try {
    const response = await fetch(request);
    if (response.ok && response.status === 200) await cache.put(request, response.clone());
    return response;
  } catch {
    return known ?? Response.error();
  }
}

async function forget(which) {
  const names = await caches.keys();
  return Promise.all(names.filter(which).map((name) => caches.delete(name)));
}
