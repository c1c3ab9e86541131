/*
 * The desk keeps what is being written. Without this file the button 'Bewaar als concept' does the same.
 *
 * 1. A draft is sent a moment after the last key, and when the tab is hidden or closed.
 * 2. A canned remark goes into the text at the cursor instead of sending the form.
 * 3. The page says how many lines of the rubric are still open.
 */

const AFTER_MS = 1200;
const AGAIN_MS = 8000;

const form = document.querySelector("form[data-desk]");
const status = form.querySelector("[data-saved]");
let timer = 0;
let dirty = false;
let sending = false;
let leaving = false;

function changed() {
  dirty = true;
  clearTimeout(timer);
  timer = setTimeout(keep, AFTER_MS);
}

function draft() {
  const data = new FormData(form);
  data.set("actie", "concept");
  data.delete("bestand"); // a file goes its own way
  return new URLSearchParams(data);
}

// One at a time, so that an older text never arrives after a newer one.
async function keep() {
  if (!dirty || sending || leaving) return;
  sending = true;
  dirty = false;
  try {
    const answer = await fetch(form.action, { method: "POST", body: draft(), headers: { Accept: "application/json" } });
    if (!answer.ok || !answer.headers.get("Content-Type")?.startsWith("application/json")) throw new Error();
    status.textContent = (await answer.json()).status;
  } catch {
    dirty = true;
    status.textContent = form.dataset.failed;
  }
  sending = false;
  if (dirty) timer = setTimeout(keep, AGAIN_MS);
}

function keepNow() {
  if (!dirty || leaving) return;
  dirty = false;
  fetch(form.action, { method: "POST", body: draft(), headers: { Accept: "application/json" }, keepalive: true }).catch(
    () => { dirty = true; },
  );
}

form.addEventListener("input", changed);
form.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) leaving = true;
});
addEventListener("pageshow", () => { leaving = false; });
addEventListener("pagehide", keepNow);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keepNow());

form.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-remark]");
  if (!button) return;
  event.preventDefault();
  const text = form.elements.fb;
  const place = text.selectionEnd ?? text.value.length;
  const before = text.value.slice(0, place);
  const space = before && !/\s$/.test(before) ? " " : "";
  text.setRangeText(space + button.dataset.remark, place, place, "end");
  text.focus();
  changed();
});

const open = form.querySelector("[data-open-lines]");

function countOpen() {
  const lines = [...form.querySelectorAll("fieldset[data-criterion]")];
  const missing = lines.filter((line) => !line.querySelector("input:checked"));
  open.hidden = missing.length === 0 || missing.length === lines.length;
  const [count, names] = [open.querySelector("b"), open.querySelector("span")];
  count.textContent = missing.length === 1 ? open.dataset.one : open.dataset.many.replace("#", missing.length);
  names.textContent = missing.map((line) => line.querySelector("legend").textContent).join(", ") + ".";
}

if (open) {
  form.addEventListener("change", countOpen);
  countOpen();
}
