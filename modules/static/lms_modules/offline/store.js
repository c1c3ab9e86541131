/*
 * The outbox: forms on their way, in IndexedDB, in the order in which they were made. docs/offline.md
 *
 * item: {id, owner, action, run, key, fields: [[name, value]], shown, label, at, state, why: [sentence]}
 * state: 'waiting' or 'refused'. owner: the opaque mark of who was logged in; nobody else's code path reads it.
 */

const NAME = "leerlijn";
const STORE = "outbox";

let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id", autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function ask(mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode, { durability: "strict" });
    const request = work(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? request.error);
  });
}

/** Keep an item; gives its id once it is on the disk. */
export const add = (item) => ask("readwrite", (store) => store.add(item));

export const change = (item) => ask("readwrite", (store) => store.put(item));

export const remove = (id) => ask("readwrite", (store) => store.delete(id));

/** The items of these owners in the order in which they were made. */
export async function all(owners) {
  const items = await ask("readonly", (store) => store.getAll());
  return items.filter((item) => owners.includes(item.owner));
}
