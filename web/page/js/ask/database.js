/** Conversations in IndexedDB: room for years of answers, which localStorage has not. */

const NAME = "assistant";
const STORE = "conversations";
let opening = null;

function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

async function within(mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
    transaction.commit?.();
  });
}

/** @returns {Promise<object[]>} */
export const all = () => within("readonly", (store) => store.getAll());
/** @param {{id: string}} value */
export const put = (value) => within("readwrite", (store) => store.put(value));
/** @param {string} id */
export const remove = (id) => within("readwrite", (store) => store.delete(id));
