/* What the learner sees of the outbox. The words stand in components/offline_texts.html. */

import { clock, piece } from "./page.js";

const main = document.getElementById("main");

/** The box on top: no connection, the server does not answer, log in, or somebody else is logged in. */
export function showTrouble(trouble, loginUrl, again) {
  const place = document.querySelector("[data-unsent-alert]");
  if (!place) return;
  if (!trouble) return place.replaceChildren();
  const back = encodeURIComponent(location.pathname);
  const box = piece(trouble, { time: clock(Date.now()), login: `${loginUrl}?next=${back}` });
  box.querySelector("[data-again]")?.addEventListener("click", again);
  return place.replaceChildren(box);
}

/** The list of what waits. Only on a page with a place for it. */
export function showWaiting(items, throwAway) {
  const place = document.querySelector("[data-unsent-list]");
  if (!place) return;
  for (const element of document.querySelectorAll("[data-unsent-none]")) element.hidden = items.length > 0;
  const waits = items.some((item) => item.state === "waiting");
  for (const element of document.querySelectorAll("[data-unsent-some]")) element.hidden = !waits;
  for (const element of document.querySelectorAll("[data-unsent-refused]")) element.hidden = waits || !items.length;
  if (!items.length) return place.replaceChildren();
  const full = place.dataset.unsentList === "full";
  const list = piece(full ? "full-list" : "list");
  for (const item of items) list.querySelector("ul").append(row(item, full, throwAway));
  return place.replaceChildren(list);
}

function row(item, full, throwAway) {
  const line = piece(item.state === "refused" ? "refused" : "item", { label: item.label, time: clock(item.at) });
  if (item.state === "refused") line.querySelector("[data-slot=why]").textContent = item.why.join(" ");
  const more = line.querySelector("[data-content]");
  more.hidden = !full || !item.shown;
  more.querySelector("[data-slot=content]").textContent = item.shown;
  line.querySelector("[data-throw-away]")?.addEventListener("click", () => throwAway(item));
  return line;
}

/** On a page without a list: one line that leads to it. */
export function showNote(waits, waitingUrl) {
  document.querySelector("[data-unsent-note]")?.remove();
  if (!waits || document.querySelector("[data-unsent-list]")) return;
  main?.prepend(piece("note", { waiting: waitingUrl }));
}

/** Said once: it came in, and where to go on. */
export function showSent(to) {
  document.querySelector("[data-unsent-sent]")?.remove();
  const line = piece("sent", { to });
  line.classList.toggle("ll-wrap--narrow", Boolean(document.querySelector("[data-unsent-list]")));
  main?.prepend(line);
}
