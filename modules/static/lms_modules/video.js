/*
 * Tells the server which parts of a recording were really played, and jumps to chapters without a new page.
 *
 * The server adds the parts up and decides what counts. A report that does not get through is kept in this browser
 * and sent when the page opens again. Without this file the text of the recording and its button remain.
 */

const EVERY_MS = 10_000;
const KEEP_MS = 13 * 24 * 3600 * 1000; // the server believes a mark for fourteen days

const player = document.querySelector("[data-lms-player]");
const report = document.querySelector("[data-lms-report]");
const store = `lms-played:${report?.action}`;

let before = []; // played before the browser loaded the file anew
let latest = [];
let sentAs = "";
let timer = 0;

function rangesOf(played) {
  return Array.from({ length: played.length }, (_, index) => [played.start(index), played.end(index)]);
}

function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(store));
    return found && Date.now() - found.at < KEEP_MS ? found : null;
  } catch {
    return null; // storage is off, or holds something else
  }
}

function keep(data) {
  try {
    if (data) localStorage.setItem(store, JSON.stringify(data));
    else localStorage.removeItem(store);
  } catch {
    // Without storage only what the connection lost is lost.
  }
}

async function send(data) {
  const body = new FormData(report);
  body.set("merk", data.mark);
  body.set("stukken", JSON.stringify(data.ranges));
  body.set("plek", String(data.position));
  const answer = await fetch(report.action, {
    method: "POST",
    body,
    keepalive: true,
    headers: { Accept: "application/json" },
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

async function tell() {
  if (!report) return; // a preview
  const ranges = [...before, ...latest];
  const data = { mark: report.elements.merk.value, ranges, position: player.currentTime, at: Date.now() };
  const as = JSON.stringify([ranges, data.position]);
  if (!ranges.length || as === sentAs) return;
  sentAs = as;
  keep(data);
  try {
    show(await send(data));
  } catch {
    sentAs = ""; // no connection or logged out: tried again with the next report
  }
}

function show(answer) {
  if (!answer.geteld) return;
  keep(null);
  const line = document.querySelector("[data-lms-played]");
  line.textContent = line.dataset.lmsPlayed.replace("##", answer.procent);
  const open = document.querySelector("[data-lms-open]");
  if (!answer.klaar || !open) return;
  open.remove();
  document.querySelector("[data-lms-done]").hidden = false;
  const say = document.querySelector("[data-lms-say]");
  say.textContent = say.dataset.lmsSay;
}

function goTo(link) {
  player.currentTime = Number(link.dataset.lmsFrom);
  player.play().catch(() => {}); // the browser wants a click on the player itself
  player.focus();
  mark();
}

function mark() {
  const links = [...document.querySelectorAll("[data-lms-from]")];
  const here = links.findLast((link) => Number(link.dataset.lmsFrom) <= player.currentTime);
  for (const link of links) {
    if (link === here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

if (player) {
  player.addEventListener("timeupdate", () => {
    latest = rangesOf(player.played);
    mark();
  });
  player.addEventListener("emptied", () => {
    before = [...before, ...latest];
    latest = [];
  });
  player.addEventListener("play", () => {
    clearInterval(timer);
    timer = setInterval(tell, EVERY_MS);
  });
  for (const event of ["pause", "ended"]) {
    player.addEventListener(event, () => {
      clearInterval(timer);
      latest = rangesOf(player.played);
      tell();
    });
  }
  player.addEventListener("error", () => {
    document.querySelector("[data-lms-broken]").hidden = false;
  });
  addEventListener("pagehide", tell);
  addEventListener("online", tell);
  document.addEventListener("visibilitychange", () => document.hidden && tell());
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-lms-from]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goTo(link);
  });
  const unsent = report && kept();
  if (unsent) {
    // Goes along with every report from now on, under the mark of the page on which it was played.
    before = unsent.ranges;
    report.elements.merk.value = unsent.mark;
    send(unsent).then(show, () => {});
  }
}
