// What a browser asks for when it opens a page: bytes of brotli at its best quality, with nothing cached.
import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { mounted } from './app.mjs';
import { launch } from './browser.mjs';
import { brotli, defaultDist, serve } from './server.mjs';

/** The pages that are weighed, each with what a person waits for, the most kB that it may ask for until that stands there
 *  (`rows`), and the most by itself in all (`budget`). Without a path it is the first page on a first visit; with one, the
 *  data is there. `cargo xtask bench` prints them, and `budgets.test.mjs` fails where one weighs more, or where a page of
 *  the console has no row here. */
export const PAGES = [
  { name: 'first visit', path: null, waits: 'h1', rows: 150, budget: 150 },
  { path: '', waits: '.story', rows: 525, budget: 535 },
  { path: 'basic-information', waits: 'main dl', rows: 340, budget: 340 },
  { path: 'members', waits: 'tbody a[href]', rows: 415, budget: 415 },
  { path: 'members/add', waits: 'input', rows: 395, budget: 395 },
  { path: 'invitations', waits: 'tbody a[href]', rows: 410, budget: 410 },
  { path: 'invitations/1006', waits: 'main h1', rows: 335, budget: 335 },
  { path: 'departments', waits: '[role=treeitem]', rows: 400, budget: 580 },
  { path: 'policies', waits: 'tbody a[href]', rows: 445, budget: 595 },
  { path: 'policies/100001', waits: '[role=tab]', rows: 670, budget: 775 },
  { path: 'policies/new', waits: '[role=tab]', rows: 765, budget: 770 },
  { path: 'policies/100001/edit', waits: '[role=tab]', rows: 765, budget: 770 },
  { path: 'check', waits: 'textarea', rows: 755, budget: 755 },
  { path: 'shared', waits: 'main h1', rows: 655, budget: 655 },
  { path: 'denied', waits: 'textarea', rows: 665, budget: 665 },
  { path: 'journal', waits: 'main li, tbody tr', rows: 490, budget: 490 },
  { path: 'journal/1', waits: 'main h1', rows: 490, budget: 490 },
  { path: 'settings', waits: 'h1', rows: 395, budget: 395 },
].map((page) => ({ name: page.path === '' ? '/ with data' : `/${page.path}`, ...page }));

/** The most kB of all parts of the console together. */
export const PARTS_BUDGET = 1530;

const sizes = new Map();

async function size(file) {
  if (!sizes.has(file)) sizes.set(file, brotli(await readFile(join(defaultDist, file))).length);
  return sizes.get(file);
}

/** The mark of when what is waited for stands there. */
const STANDS = 'stands';

const nameOf = (url) => new URL(url).pathname.slice(1);

/** Runs in the page from its beginning: marks when what is waited for first stands there. */
function markWhenThere({ waits, mark }) {
  const look = () => {
    if (!document.querySelector(waits)?.checkVisibility()) return false;
    performance.mark(mark);
    return true;
  };
  new MutationObserver((_, observer) => look() && observer.disconnect())
    .observe(document, { childList: true, subtree: true, attributes: true });
}

/** Runs in the page: what it asked for after a mark; nothing where it never came. */
function askedAfter(mark) {
  const since = performance.getEntriesByName(mark).at(0)?.startTime ?? Infinity;
  return performance.getEntriesByType('resource').filter(({ startTime }) => startTime > since).map(({ name }) => name);
}

/** The bytes until what is waited for stands there, and in all once the page is at rest, the latter by kind of file too. */
export async function weigh({ path, waits }) {
  const server = await serve();
  const browser = await launch();
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const session = await browser.context.newCDPSession(page);
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.addInitScript(markWhenThere, { waits, mark: STANDS });
  const visit = async (path, waits) => {
    const names = new Set();
    const note = (response) => names.add(nameOf(response.url()));
    page.on('response', note);
    await page.goto(new URL(path, server.url).href);
    await page.locator(waits).first().waitFor();
    await mounted(page);
    await page.waitForLoadState('networkidle');
    page.off('response', note);
    // What was asked for after it stood there came later, however soon.
    const later = new Set((await page.evaluate(askedAfter, STANDS)).map(nameOf));
    const all = [...names];
    return { until: all.filter((name) => !later.has(name)), all };
  };
  // A first visit of the first page finds no data; every other page is weighed with the data there.
  if (path !== null) await visit('policies', 'h1');
  const { until, all } = await visit(path ?? '', waits);
  await browser.close();
  await server.close();
  const file = (name) => (name === '' || !name.includes('.') ? 'index.html' : name);
  const kinds = {};
  for (const name of all) {
    const kind = extname(file(name)).slice(1);
    kinds[kind] = (kinds[kind] ?? 0) + (await size(file(name)));
  }
  let before = 0;
  for (const name of until) before += await size(file(name));
  return { until: before, all: Object.values(kinds).reduce((sum, bytes) => sum + bytes, 0), kinds, files: all.length };
}

/** The bytes of all parts of the console. */
export async function parts() {
  const folder = (await readdir(defaultDist)).find((name) => name.startsWith('console-'));
  let sum = 0;
  for (const name of await readdir(join(defaultDist, folder))) sum += await size(join(folder, name));
  return sum;
}
