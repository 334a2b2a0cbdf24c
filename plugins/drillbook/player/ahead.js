/**
 * Fetches the runtime's bytes into the browser's cache before they are needed: only with a player in view, and not for
 * people who save data. Starts nothing.
 */

let begun = false;
const stop = new AbortController();

/** Leaves the rest to the worker, which fetches for itself from now on: no byte has to come twice. */
export function stopFetching() {
  begun = true;
  stop.abort();
}

/** @param {Element} element a player @returns {() => void} stops watching it */
export function fetchWhenInView(element) {
  if (begun || savesData() || !("IntersectionObserver" in globalThis)) return () => {};
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    void fetchAll();
  });
  observer.observe(element);
  return () => observer.disconnect();
}

async function fetchAll() {
  if (begun) return;
  begun = true;
  try {
    const manifest = await get("manifest.json").then((response) => response.json());
    for (const name of Object.keys(manifest.files)) await get(name).then((response) => response.arrayBuffer());
  } catch {
    // stopped, or the worker fetches them itself and says what is wrong
  }
}

/** @param {string} name */
const get = (name) => fetch(new URL(name, import.meta.url), { priority: "low", signal: stop.signal });

function savesData() {
  const connection = /** @type {{saveData?: boolean, effectiveType?: string} | undefined} */ (
    /** @type {any} */ (navigator).connection
  );
  return connection?.saveData === true || /2g$/.test(connection?.effectiveType ?? "");
}
