/*
 * Sends what is in the outbox: in order, each run for itself, until the server says that it came in.
 *
 * Only an answer that we know counts as an answer: a log-in page of the network of a train, or a page of a proxy
 * that says 'later', leaves everything where it was.
 */

import { connectionUrl, owners } from "./page.js";
import { all, change, remove } from "./store.js";

const PATIENCE = 12_000; // ms for one form
const KNOWN = ["kept", "replay", "refused", "login", "other"];

/**
 * Send what waits. when: 'nu' while somebody is waiting, else 'later'. token: of the page, when it is fresh.
 * Gives {results: Map of id -> {state, to?, errors?}, trouble}: trouble is '', 'offline', 'server', 'login' or 'other'.
 */
export function flush({ when = "later", token = "" } = {}) {
  const work = () => sendAll(when, token);
  // One tab at a time; a tab that was closed in between lets go by itself.
  return navigator.locks ? navigator.locks.request("leerlijn-outbox", work) : work();
}

async function sendAll(when, token) {
  const results = new Map();
  const items = (await all(owners)).filter((item) => item.state === "waiting");
  if (!items.length) return { results, trouble: "" };
  let fresh = token && { token };
  fresh ||= await connect();
  if (!fresh.token) return { results, trouble: fresh.trouble };
  const stuck = new Set();
  let trouble = "";
  for (const item of items) {
    if (stuck.has(item.run)) continue;
    let answer = await post(item, when, fresh.token);
    if (answer.state === "stale") {
      fresh = await connect();
      answer = fresh.token ? await post(item, when, fresh.token) : { state: fresh.trouble };
    }
    results.set(item.id, answer);
    if (answer.state === "kept" || answer.state === "replay") await remove(item.id);
    else if (answer.state === "refused") {
      await change({ ...item, state: "refused", why: Object.values(answer.errors ?? {}) });
    } else {
      trouble = answer.state === "stale" ? "server" : answer.state;
      if (trouble !== "server") break;
      stuck.add(item.run); // what comes after it may need it
    }
  }
  return { results, trouble };
}

/** A fresh security token, when the site is there and knows us as the one whose page this is. */
async function connect() {
  const answer = await ask(connectionUrl, { method: "GET" });
  if (answer.state !== "here") return { trouble: answer.state === "offline" ? "offline" : "server" };
  if (!answer.owner) return { trouble: "login" };
  return owners.includes(answer.owner) ? { token: answer.token } : { trouble: "other" };
}

async function post(item, when, token) {
  const answer = await ask(item.action, {
    method: "POST",
    body: new URLSearchParams(item.fields),
    headers: { "X-CSRFToken": token, "Leerlijn-Verzending": when, "Leerlijn-Eigenaar": item.owner },
  });
  return KNOWN.includes(answer.state) || answer.trouble ? answer : { state: "server" };
}

async function ask(url, options) {
  let response;
  try {
    response = await fetch(url, {
      ...options,
      cache: "no-store",
      credentials: "same-origin",
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    return { state: "offline", trouble: true };
  }
  if (response.status === 403) return { state: "stale", trouble: true };
  try {
    return await response.json();
  } catch {
    return { state: "server", trouble: true };
  }
}
