/*
 * One file to the server, part by part (tus 1.0), until all of it is there.
 *
 * A lost connection is no end: it asks how far the server is and goes on from there. What was begun is remembered in
 * the browser, so that the same file, chosen again after a reload, goes on too.
 */

const PART = 1024 * 1024; // bytes; the server stores them at this size
const LONGEST_WAIT = 30_000; // ms between two tries
const REMEMBER = "lms-upload:";
const VERSION = { "Tus-Resumable": "1.0.0" };

/** The server will not have it; the message is for the reader. mayCome: not now, but after a log-in perhaps. */
export class Refused extends Error {
  constructor(message, mayCome = false) {
    super(message);
    this.mayCome = mayCome;
  }
}

/** Files of this field that were begun here and not finished: [{name, size, offset}]. */
export function unfinished(purpose, target) {
  const found = [];
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(`${REMEMBER}${purpose}|${target}|`)) continue;
    const about = read(key);
    if (!about || about.expires < Date.now()) localStorage.removeItem(key);
    else found.push(about);
  }
  return found;
}

/**
 * Send the file. field: {url, purpose, target, token}. told: {progress(offset), waiting(), going()}.
 * signal aborts (a pause): what the server has stays there. Gives the server's words about the complete file.
 */
export async function send(file, field, told, signal) {
  const key = keyOf(file, field.purpose, field.target);
  let wait = 1000;
  let place = null;
  for (;;) {
    try {
      place ??= await find(file, field, key, signal);
      told.going();
      while (place.offset < file.size || !place.sent) {
        place.offset = await part(file, field, place, signal);
        place.sent = true;
        remember(key, file, place);
        told.progress(place.offset);
        wait = 1000;
      }
      const answer = await fetch(place.url, { signal, headers: { Accept: "application/json" } });
      if (!answer.ok) throw new TypeError("no answer");
      const about = await answer.json();
      if (about.state === "removed") throw new Refused(about.message);
      if (about.state === "complete") {
        localStorage.removeItem(key);
        return about;
      }
      place.offset = about.offset; // the server lost a part: it says from where
      place.sent = false;
    } catch (error) {
      if (error instanceof Refused && !error.mayCome) localStorage.removeItem(key);
      if (error instanceof Refused || signal.aborted) throw error;
      told.waiting();
      await pause(wait, signal);
      wait = Math.min(wait * 2, LONGEST_WAIT);
      place = null;
    }
  }
}

/** Tell the server to throw away what it has of the file. */
export async function stop(file, field) {
  const key = keyOf(file, field.purpose, field.target);
  const about = read(key);
  localStorage.removeItem(key);
  if (!about) return;
  try {
    await fetch(about.url, { method: "DELETE", headers: { ...VERSION, "X-CSRFToken": field.token() } });
  } catch {
    // Without a connection it stays there until it expires.
  }
}

async function find(file, field, key, signal) {
  const known = read(key);
  if (known) {
    const answer = await fetch(known.url, { method: "HEAD", headers: VERSION, signal });
    if (answer.ok) return { url: known.url, offset: Number(answer.headers.get("Upload-Offset")), sent: false };
    if (answer.status >= 500 || answer.status === 401) await complain(answer);
    localStorage.removeItem(key);
  }
  const about = { filename: file.name, purpose: field.purpose, target: field.target };
  const metadata = Object.entries(about).map(([name, value]) => `${name} ${base64(value)}`);
  const answer = await fetch(field.url, {
    method: "POST",
    headers: {
      ...VERSION,
      "X-CSRFToken": field.token(),
      "Upload-Length": String(file.size),
      "Upload-Metadata": metadata.join(","),
    },
    signal,
  });
  if (answer.status !== 201) await complain(answer);
  const place = { url: answer.headers.get("Location"), offset: 0, sent: false };
  place.expires = Date.parse(answer.headers.get("Upload-Expires"));
  remember(key, file, place);
  return place;
}

/** Send the next part; gives the place up to where the server now has the file. */
async function part(file, field, place, signal) {
  const answer = await fetch(place.url, {
    method: "PATCH",
    headers: {
      ...VERSION,
      "X-CSRFToken": field.token(),
      "Content-Type": "application/offset+octet-stream",
      "Upload-Offset": String(place.offset),
    },
    body: file.slice(place.offset, place.offset + PART),
    signal,
  });
  // 409: another tab was first, or the answer to our last part got lost; the server says where it is.
  if (answer.status === 409 && answer.headers.has("Upload-Offset")) return Number(answer.headers.get("Upload-Offset"));
  if (answer.status !== 204) await complain(answer);
  return Number(answer.headers.get("Upload-Offset"));
}

/** A server that has trouble is tried again; what it does not want is not. */
async function complain(answer) {
  if (answer.status >= 500 || answer.status === 408 || answer.status === 460) throw new TypeError("try again");
  let message = "";
  try {
    message = (await answer.json()).message;
  } catch {
    // A page and no words: the reader gets ours.
  }
  throw new Refused(message, [401, 403, 429].includes(answer.status));
}

/** Wait, but go on at once when the connection is back; an abort ends it. */
function pause(wait, signal) {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      signal.removeEventListener("abort", stopped);
      resolve();
    };
    const stopped = () => {
      done();
      reject(signal.reason);
    };
    const timer = setTimeout(done, wait);
    addEventListener("online", done);
    signal.addEventListener("abort", stopped);
  });
}

function keyOf(file, purpose, target) {
  return `${REMEMBER}${purpose}|${target}|${file.name}|${file.size}|${file.lastModified}`;
}

function remember(key, file, place) {
  const expires = place.expires || read(key)?.expires || Date.now() + 86_400_000;
  try {
    localStorage.setItem(key, JSON.stringify({ url: place.url, name: file.name, size: file.size, offset: place.offset, expires }));
  } catch {
    // A full or closed memory: it still sends, it only cannot go on after a reload.
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
