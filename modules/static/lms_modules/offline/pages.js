/* Pages that stay readable without a connection: kept by the service worker for one person, gone after log-out. */

import { learning, mayKeepPages, owners, workerUrl } from "./page.js";

const PAGES = "leerlijn-bladzijden-";
const HERE = "leerlijn_hier"; // ends with the browser, as the log-in does; the worker shows nothing without it

/** Delete the kept pages, all or those of others than `owner`. */
export async function forgetPages(owner = "") {
  if (!owner) document.cookie = `${HERE}=; path=/; max-age=0; SameSite=Lax`;
  if (!window.caches) return;
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES) && name !== PAGES + owner);
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** Let the worker keep the pages of this person, or forget everything when that is not wanted. */
export async function keepPages() {
  const [owner] = owners;
  if (!owner || !mayKeepPages) return stop();
  await forgetPages(owner);
  if (!navigator.serviceWorker || !location.pathname.startsWith(learning)) return undefined;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${HERE}=${owner}; path=/; SameSite=Lax${secure}`;
  const known = navigator.serviceWorker.controller;
  await navigator.serviceWorker.register(workerUrl, { scope: learning, updateViaCache: "none" });
  const { active } = await navigator.serviceWorker.ready;
  // The page that brought the worker was loaded without it.
  if (!known && !location.search) active.postMessage({ keep: location.pathname });
  return undefined;
}

async function stop() {
  await forgetPages();
  const registration = await navigator.serviceWorker?.getRegistration(learning);
  await registration?.unregister();
}
