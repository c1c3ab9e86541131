/*
 * Nothing is lost when the connection drops. docs/offline.md says how it works and how a kind takes part.
 *
 * A form with `data-keep="what this is"` goes into the outbox of this browser first, then to the server. What cannot
 * be sent stays, is shown, and is sent again with the same key. Without this script the form works as any form.
 */

import { loginUrl, owners, waitingUrl } from "./offline/page.js";
import { forgetPages, keepPages } from "./offline/pages.js";
import { pack, renew, restore } from "./offline/forms.js";
import { showNote, showSent, showTrouble, showWaiting } from "./offline/screen.js";
import { flush } from "./offline/sender.js";
import { add, all, remove } from "./offline/store.js";

const RETRY = [15_000, 30_000, 60_000, 120_000, 300_000]; // ms
const PLACE = "leerlijn-plaats"; // in the page that comes
const native = new WeakSet(); // forms that go the plain way this once

let attempts = 0;
let timer;

async function submit(form, button) {
  let id;
  try {
    id = await add(await pack(form, button, owners));
  } catch {
    return plainly(form, button); // no room or no permission to keep anything: then as without script
  }
  const { results, trouble } = await send({ when: "nu", token: form.elements.csrfmiddlewaretoken?.value });
  const answer = results.get(id);
  if (answer?.state === "kept" || answer?.state === "replay") return goOn(answer.to);
  if (answer?.state === "refused" || answer?.state === "login") {
    // Whoever stands here gets the page that says what to do; it holds everything that was filled in.
    await remove(id);
    return plainly(form, button);
  }
  setBusy(form, button, false);
  return refresh(trouble || "server");
}

/** Go to where the server says. A browser does not read the same page again for a place in it: that goes after. */
function goOn(to) {
  const url = new URL(to, location.href);
  if (url.hash && url.pathname + url.search === location.pathname + location.search) {
    sessionStorage.setItem(PLACE, url.hash);
    url.hash = "";
  }
  return location.assign(url.href);
}

function goToPlace() {
  try {
    const place = sessionStorage.getItem(PLACE);
    sessionStorage.removeItem(PLACE);
    if (place) location.replace(place);
  } catch {
    // no storage at all: then the page begins at its top
  }
}

function plainly(form, button) {
  native.add(form);
  form.requestSubmit(button ?? undefined);
}

async function send(options) {
  const outcome = await flush(options);
  clearTimeout(timer);
  if (!outcome.trouble) attempts = 0;
  else if (outcome.trouble !== "login") timer = setTimeout(sendLater, RETRY[Math.min(attempts++, RETRY.length - 1)]);
  return outcome;
}

async function sendLater() {
  if (!(await all(owners)).length) return undefined;
  const { results, trouble } = await send({});
  const sent = [...results.values()].filter((answer) => answer.state === "kept" || answer.state === "replay");
  if (sent.length) showSent(sent.at(-1).to);
  return refresh(trouble);
}

/** Show what waits: on the page of an activity beside its form, elsewhere as a line with a link. */
async function refresh(trouble = "") {
  const items = await all(owners);
  restore(items);
  showTrouble(items.some((item) => item.state === "waiting") ? trouble : "", loginUrl, sendLater);
  showWaiting(items, (item) => remove(item.id).then(() => refresh(trouble)));
  showNote(items.length > 0, waitingUrl);
}

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (event.defaultPrevented || native.delete(form)) return;
    if (form.matches("form[data-leave]")) {
      event.preventDefault();
      leave(form, event.submitter);
    } else if (form.matches("form[data-keep]") && owners.length && isOurs(form)) {
      event.preventDefault();
      if (form.getAttribute("aria-busy") === "true") return;
      setBusy(form, event.submitter, true);
      submit(form, event.submitter);
    }
  },
  true,
);

/** As leerlijn.js does for other forms: a second click does nothing, and focus stays. */
function setBusy(form, button, busy) {
  form.setAttribute("aria-busy", String(busy));
  button?.classList.toggle("is-busy", busy);
  if (busy) button?.setAttribute("aria-disabled", "true");
  else button?.removeAttribute("aria-disabled");
}

/** A preview of an author, a form for another site and one with files are not ours to keep. */
function isOurs(form) {
  const url = new URL(form.action);
  const files = [...form.elements].some((element) => element.type === "file" && element.files.length);
  return url.origin === location.origin && url.pathname === location.pathname && !files;
}

/** Nobody logs out by accident while something waits; whoever does leaves no pages behind. */
async function leave(form, button) {
  const waits = owners.length && form.dataset.leave !== "anyway" ? (await all(owners).catch(() => [])).length : 0;
  if (waits) return location.assign(`${waitingUrl}?uitloggen=1`);
  await forgetPages().catch(() => undefined);
  return plainly(form, button);
}

goToPlace();
keepPages().catch(() => undefined);
if (owners.length) {
  renew();
  addEventListener("online", sendLater);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && sendLater());
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll("form[aria-busy=true]")) {
      setBusy(form, form.querySelector(".is-busy"), false);
    }
    refresh();
  });
  refresh().then(sendLater, () => undefined);
}
