// Pagefind in its worker, the only place where the policy of our pages lets its program run. Its own script has that
// program once more, for pages without a worker.

/**
 * What we use of Pagefind.
 * @typedef {{ id: string }} Place
 * @typedef {{ content: string, locations: number[], anchors: Place[] }} Text
 * @typedef {Text & { meta: Record<string, string> }} Data
 * @typedef {{ id: string, data: () => Promise<Data> }} Result
 */

/**
 * What looks for pages that have all of the words.
 * @param {URL} folder with the index
 * @returns {Promise<(words: string[]) => Promise<Result[]>>}
 */
export async function pagefindIn(folder) {
  const ask = asking(new Worker(new URL("pagefind-worker.js", folder)));
  const language = document.documentElement.lang.toLowerCase() || "unknown";
  await ask("init", { basePath: folder.pathname, baseUrl: "/", language, primary: true });
  // The worker keeps all results until it is told otherwise.
  const gone = new FinalizationRegistry((/** @type {string} */ data) => ask("releaseData", data));
  return async (words) => {
    /** @type {{ results: { id: string, data: string }[] }} */
    const { results } = await ask("search", words.join(" "), {});
    return results.map(({ id, data }) => {
      const result = { id, data: () => ask("getData", data) };
      gone.register(result, data);
      return result;
    });
  };
}

/**
 * What asks a worker to do something, and yields its answer.
 * @param {Worker} worker
 */
function asking(worker) {
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let last = 0;
  worker.addEventListener("message", ({ data: { id, result, error } }) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error) one?.reject(new Error(error));
    else one?.resolve(result);
  });
  worker.addEventListener("error", ({ message }) => {
    for (const { reject } of waiting.values()) reject(new Error(message || "The worker could not be loaded"));
    waiting.clear();
  });
  /** @type {(method: string, ...args: unknown[]) => Promise<any>} */
  return (method, ...args) => {
    const id = ++last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, method, args });
    });
  };
}
