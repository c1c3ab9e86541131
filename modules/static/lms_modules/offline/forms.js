/* A form as something that can wait, and back. */

import { all } from "./store.js";

const OWN = ["sleutel", "basis", "csrfmiddlewaretoken"]; // differ each time the page is made

/** The item for the outbox. A second sending of other content gets a key of its own and says what it goes on from. */
export async function pack(form, button, owners) {
  const action = new URL(form.action).pathname;
  const asked = asks(itemOf(new FormData(form)));
  const before = (await all(owners)).filter((item) => item.action === action && asks(item) === asked).at(-1);
  if (before && !("keepOnce" in form.dataset)) {
    form.elements.sleutel.value = newKey();
    if (form.elements.basis) form.elements.basis.value = before.key;
  }
  const data = new FormData(form, button ?? undefined);
  data.delete("csrfmiddlewaretoken");
  return {
    owner: owners[0],
    action,
    run: action.split("/").slice(0, 3).join("/"),
    key: data.get("sleutel"),
    fields: [...data.entries()].map(([name, value]) => [name, String(value)]),
    shown: shown(form),
    label: form.dataset.keep,
    at: new Date().toISOString(),
    state: "waiting",
    why: [],
  };
}

/** A kept page comes back with the key that it had: a text that is written on it now is another one. */
export function renew() {
  for (const form of document.querySelectorAll("form[data-keep]:not([data-keep-once])")) {
    if (form.elements.sleutel) form.elements.sleutel.value = newKey();
  }
}

/** Show in the forms of this page what waits for them: filled in, and closed when one answer is all there is. */
export function restore(items) {
  for (const form of document.querySelectorAll("form[data-keep]")) {
    const action = new URL(form.action).pathname;
    const here = asks(itemOf(new FormData(form)));
    const item = items.filter((each) => each.action === action && (!here || asks(each) === here)).at(-1);
    const once = "keepOnce" in form.dataset;
    if (item && !form.dataset.restored) fill(form, item);
    if (item) form.dataset.restored = item.key;
    // Once it came in the form stays closed: the line on top leads on.
    if (once) close(form, item ? item.state === "waiting" : Boolean(form.dataset.restored));
  }
}

/** What somebody chose or wrote, in the words of the page. */
function shown(form) {
  const chosen = [...form.elements].filter((each) => each.name && each.type !== "hidden" && each.tagName !== "BUTTON");
  return chosen
    .filter((each) => (each.type === "radio" || each.type === "checkbox" ? each.checked : each.value))
    .map((each) => (each.type === "radio" || each.type === "checkbox" ? each.labels?.[0]?.innerText : each.value))
    .join("\n");
}

/** What tells two forms at one address apart, such as the number of a question. */
function asks(item) {
  return item.fields.find(([name]) => name === "vraag")?.[1] ?? "";
}

function itemOf(data) {
  return { fields: [...data.entries()] };
}

function fill(form, item) {
  for (const element of form.elements) {
    if (!element.name || element.type === "hidden" || element.type === "submit" || OWN.includes(element.name)) continue;
    const values = item.fields.filter(([name]) => name === element.name).map(([, value]) => value);
    if (element.type === "radio" || element.type === "checkbox") element.checked = values.includes(element.value);
    else if (values.length) element.value = values[0];
  }
}

function close(form, closed) {
  for (const element of form.querySelectorAll("fieldset")) element.disabled = closed;
  for (const button of form.querySelectorAll("button[type=submit]")) button.hidden = closed;
}

function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
