/* What the page says about itself: who is logged in and where things are (components/offline_head.html). */

const meta = document.querySelector('meta[name="leerlijn-offline"]');

/** Marks of the person who is logged in, the one of today first; empty for a visitor. */
export const owners = (meta?.content ?? "").split(" ").filter(Boolean);
export const connectionUrl = meta?.dataset.connection;
export const waitingUrl = meta?.dataset.waiting;
export const loginUrl = meta?.dataset.login;
export const workerUrl = meta?.dataset.worker;
export const learning = meta?.dataset.learning;
export const mayKeepPages = meta?.dataset.keep === "ja";

/** A copy of a piece of text of the page, with its slots filled. */
export function piece(name, slots = {}) {
  const copy = document.querySelector(`template[data-unsent="${name}"]`).content.firstElementChild.cloneNode(true);
  for (const [slot, value] of Object.entries(slots)) {
    for (const place of copy.querySelectorAll(`[data-slot="${slot}"]`)) {
      if (place instanceof HTMLAnchorElement) place.href = value;
      else place.textContent = value;
    }
  }
  return copy;
}

/** A moment as people here write it: 10.47. */
export function clock(at) {
  const moment = new Date(at);
  const time = `${moment.getHours()}.${String(moment.getMinutes()).padStart(2, "0")}`;
  if (moment.toDateString() === new Date().toDateString()) return time;
  const language = document.documentElement.lang || "nl";
  return `${moment.toLocaleDateString(language, { day: "numeric", month: "long" })}, ${time}`;
}
