// Loads the files of the release in which a part of the console stands, each once. Made into the script `__wasm_split.js`
// that the first file imports: for each part a function that calls back when the part is there.
import { initSync } from "./charter.js";

let shared;
const imports = () => (shared ??= { first: initSync(undefined, undefined) });

/** A file, instantiated once. After a failure it is fetched anew when it is asked for again, whatever is in the cache. */
function file(name) {
  let begun;
  let cache;
  return () => {
    begun ??= instantiate(name, cache).catch((error) => {
      begun = undefined;
      cache = "reload";
      throw error;
    });
    return begun;
  };
}

async function instantiate(name, cache) {
  const response = await fetch(new URL(name, import.meta.url), { cache });
  if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
  const streams = response.headers.get("Content-Type")?.startsWith("application/wasm");
  return streams
    ? WebAssembly.instantiateStreaming(response, imports())
    : WebAssembly.instantiate(await response.arrayBuffer(), imports());
}

const part = (files) => async (callback, data) => {
  let there = true;
  try {
    await Promise.all(files.map((load) => load()));
  } catch (error) {
    console.error(error);
    there = false;
  } finally {
    imports().first.__indirect_function_table.get(callback)(data, there);
  }
};
