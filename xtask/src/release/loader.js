// Loads the files of the release in which a part of the console stands, each once. Made into the script `__wasm_split.js`
// that the first file imports: for each part a function that calls back when the part is there.
import { initSync } from "./charter.js";

let shared;
const imports = () => (shared ??= { console: initSync(undefined, undefined) });

/** Does it once; after a failure it may be done again. */
function once(work) {
  let begun;
  return () => {
    if (begun === undefined) {
      const now = work();
      begun = now;
      now.catch(() => {
        if (begun === now) begun = undefined;
      });
    }
    return begun;
  };
}

const file = (name) =>
  once(async () => WebAssembly.instantiateStreaming(await fetch(new URL(name, import.meta.url)), imports()));

const part = (files) => async (callback, data) => {
  let there = true;
  try {
    await Promise.all(files.map((load) => load()));
  } catch (error) {
    console.error(error);
    there = false;
  } finally {
    imports().console.__indirect_function_table.get(callback)(data, there);
  }
};

