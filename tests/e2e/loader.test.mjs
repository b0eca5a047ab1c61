// The script that loads the parts of a release, without a browser: each file once, and again after a failure.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const source = fileURLToPath(new URL('../../xtask/src/release/loader.js', import.meta.url));
const EMPTY = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** The loader of two parts that share a file, over a network in which `answer(name, options)` answers. */
async function loader(t, answer) {
  const folder = await mkdtemp(join(tmpdir(), 'charter-loader-'));
  const before = { fetch: globalThis.fetch, error: console.error };
  t.after(async () => {
    Object.assign(globalThis, { fetch: before.fetch });
    console.error = before.error;
    await rm(folder, { recursive: true });
  });
  const calledBack = [];
  globalThis.first = { __indirect_function_table: { get: (at) => (data, there) => calledBack.push([at, data, there]) } };
  const asked = [];
  globalThis.fetch = async (url, options) => {
    const name = String(url).split('/').at(-1);
    asked.push(name);
    return answer(name, options);
  };
  console.error = () => {};
  const text = (await readFile(source, 'utf8')).replace(/^import .*$/m, 'const initSync = () => globalThis.first;');
  const parts = `
const both = file("./both.wasm");
export const list = part([both, file("./list.wasm")]);
export const edit = part([both, file("./edit.wasm")]);`;
  const path = join(folder, 'loader.mjs');
  await writeFile(path, text + parts);
  return { ...(await import(pathToFileURL(path))), asked, calledBack };
}

const wasm = () => new Response(EMPTY, { headers: { 'Content-Type': 'application/wasm' } });

test('a file that two parts share is loaded once', async (t) => {
  const { list, edit, asked, calledBack } = await loader(t, wasm);
  await Promise.all([list(1, 10), edit(2, 20), list(3, 30)]);
  assert.deepEqual(asked.sort(), ['both.wasm', 'edit.wasm', 'list.wasm']);
  assert.deepEqual(calledBack.sort(), [[1, 10, true], [2, 20, true], [3, 30, true]]);
});

for (const [what, fault] of [
  ['does not arrive', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['is not there', () => new Response('not found', { status: 404 })],
  ['is another', () => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } })],
  ['is cut', () => new Response(EMPTY.slice(0, 5), { headers: { 'Content-Type': 'application/wasm' } })],
]) {
  test(`a part with a file that ${what} fails, and loads what failed anew`, async (t) => {
    let wrong = true;
    const caches = [];
    const answer = (name, { cache }) => {
      if (name !== 'both.wasm') return wasm();
      caches.push(cache);
      return wrong ? fault() : wasm();
    };
    const { list, asked, calledBack } = await loader(t, answer);
    await list(1, 10);
    assert.deepEqual(calledBack, [[1, 10, false]]);
    wrong = false;
    await list(1, 10);
    assert.deepEqual(calledBack.at(-1), [1, 10, true]);
    assert.deepEqual(asked, ['both.wasm', 'list.wasm', 'both.wasm']);
    assert.deepEqual(caches, [undefined, 'reload']);
  });
}

test('a host without the type of wasm serves the parts all the same', async (t) => {
  const { list, calledBack } = await loader(t, () => new Response(EMPTY, { headers: { 'Content-Type': 'application/octet-stream' } }));
  await list(1, 10);
  assert.deepEqual(calledBack, [[1, 10, true]]);
});
