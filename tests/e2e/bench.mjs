// What a person waits for: bytes over the wire for each page, the first paint, the first rows of a filled
// list, and filtering 10,000 members. `cargo xtask bench` builds the release first.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { editor } from './bench_editor.mjs';
import { mounted } from './support/app.mjs';
import { launch, newProfile, removeProfile } from './support/browser.mjs';
import { createPolicy } from './support/policies.mjs';
import { brotli, defaultDist, serve } from './support/server.mjs';

const runs = Number(process.env.CHARTER_BENCH_RUNS ?? 5);

/** The bytes, by kind of file and as brotli at its best quality, that the browser asks for when it opens `path` with
 *  nothing cached; `null` is the first page on a first visit. */
async function weight(path) {
  const server = await serve();
  const browser = await launch();
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const session = await browser.context.newCDPSession(page);
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const visit = async (path) => {
    const names = new Set();
    const note = (request) => names.add(new URL(request.url()).pathname.slice(1));
    page.on('request', note);
    await page.goto(new URL(path, server.url).href);
    await mounted(page);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    page.off('request', note);
    return names;
  };
  // A first visit of the first page finds no data; every other page is measured with the data there.
  if (path !== null) await visit('policies');
  const names = await visit(path ?? '');
  await browser.close();
  await server.close();
  const sums = {};
  for (const name of names) {
    const file = name === '' || !name.includes('.') ? 'index.html' : name;
    const kind = extname(file).slice(1);
    sums[kind] = (sums[kind] ?? 0) + brotli(await readFile(join(defaultDist, file))).length;
  }
  return sums;
}

async function wire() {
  console.log('Over the wire (brotli 11), nothing cached:');
  const pages = [
    ['first visit', null],
    ['/ with data', ''],
    ['/policies', 'policies'],
    ['/policies/new', 'policies/new'],
    ['/check', 'check'],
    ['/departments', 'departments'],
    ['/members', 'members'],
    ['/journal', 'journal'],
    ['/settings', 'settings'],
  ];
  for (const [name, path] of pages) {
    const sums = await weight(path);
    const total = Object.values(sums).reduce((a, b) => a + b, 0);
    const parts = Object.entries(sums).sort(([, a], [, b]) => b - a);
    console.log(`  ${name.padEnd(16)} ${kB(total)}   ${parts.map(([kind, bytes]) => `${kind} ${kB(bytes).trim()}`).join(', ')}`);
  }
}

async function coldLoad(slowdown) {
  const server = await serve();
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const browser = await launch();
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    const session = await browser.context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(server.url);
    await mounted(page);
    const paint = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
    times.push(await paint.jsonValue());
    await browser.close();
  }
  await server.close();
  return sorted(times);
}

/** Milliseconds from the start of a cold load (nothing cached, the database filled) to the first row of a list. */
async function firstRows(path, slowdown) {
  const server = await serve();
  const profile = await newProfile();
  const times = [];
  for (let run = 0; run <= runs; run += 1) {
    const browser = await launch({ profile });
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    const session = await browser.context.newCDPSession(page);
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.addInitScript(() => {
      const look = () => {
        if (document.querySelector('tbody tr a[href]')) globalThis.firstRow ??= performance.now();
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto(new URL(path, server.url).href);
    const time = await (await page.waitForFunction(() => globalThis.firstRow)).jsonValue();
    // The first run makes the database; those after it find it filled.
    if (run > 0) times.push(time);
    await browser.close();
  }
  await removeProfile(profile);
  await server.close();
  return sorted(times);
}

/** Milliseconds from a key in the filter to the paint that shows what matches, with 10,000 members. */
async function filterMembers() {
  const server = await serve();
  const browser = await launch();
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(new URL('settings', server.url).href);
  await page.getByRole('button', { name: 'Reset the demo…' }).click();
  await page.getByLabel('10,000 members').check();
  await page.getByRole('button', { name: 'Replace with a fresh demo' }).click();
  await page.getByText('A fresh demo of 10,000 members is open.').waitFor({ timeout: 120_000 });
  await page.goto(new URL('members', server.url).href);
  await page.getByText('of 10,000').first().waitFor({ timeout: 120_000 });
  const field = page.getByRole('combobox').or(page.getByRole('searchbox')).last();
  await page.evaluate(() => {
    globalThis.keys = [];
    const measure = () => {
      const pressed = performance.now();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => globalThis.keys.push(performance.now() - pressed);
        channel.port2.postMessage(null);
      });
    };
    document.addEventListener('input', measure, { capture: true });
  });
  await field.click();
  let keys = 0;
  for (const word of ['finance', 'risk', 'data']) {
    for (const key of word) {
      await page.keyboard.press(key);
      keys += 1;
      await page.waitForFunction((keys) => globalThis.keys.length >= keys, keys);
    }
    await field.fill('');
    keys += 1;
    await page.waitForFunction((keys) => globalThis.keys.length >= keys, keys);
  }
  const times = await page.evaluate(() => globalThis.keys);
  await browser.close();
  await server.close();
  return sorted(times);
}

/** Milliseconds from a commit in one tab to the frame in which another tab shows it. */
async function otherTab() {
  const server = await serve();
  const browser = await launch();
  await browser.context.addInitScript(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...values) {
      const made = transaction.apply(this, values);
      made.addEventListener('complete', () => {
        if (made.mode !== 'readonly') globalThis.committed = performance.timeOrigin + performance.now();
      });
      return made;
    };
  });
  const one = browser.context.pages()[0] ?? (await browser.context.newPage());
  const two = await browser.context.newPage();
  await two.goto(new URL('policies?sort=-modified', server.url).href);
  await two.getByRole('link', { name: 'FullQcloudAccess' }).first().waitFor();
  const times = [];
  for (let number = 0; number < runs * 2; number += 1) {
    const name = `SeenElsewhere${number}`;
    const seen = two.evaluate(
      (name) =>
        new Promise((resolve) => {
          const look = () => {
            if (document.querySelector('main')?.innerText.includes(name)) resolve(performance.timeOrigin + performance.now());
            else requestAnimationFrame(look);
          };
          look();
        }),
      name,
    );
    await createPolicy(one, server.url, name);
    times.push((await seen) - (await one.evaluate(() => globalThis.committed)));
  }
  await browser.close();
  await server.close();
  return sorted(times);
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
const ms = (time) => `${Math.round(time)} ms`;
const sorted = (times) => times.sort((a, b) => a - b);
const summary = (times) => {
  const at = (part) => ms(times[Math.min(times.length - 1, Math.floor(times.length * part))]);
  return `median ${at(0.5)}, 95th percentile ${at(0.95)}, worst ${ms(times.at(-1))} of ${times.length}`;
};

await wire();
for (const slowdown of [1, 4]) {
  const speed = slowdown === 1 ? 'at full speed' : `with the processor slowed ${slowdown} times`;
  console.log(`First paint of a cold load ${speed}: ${summary(await coldLoad(slowdown))}`);
  console.log(`First rows of the policy list after a cold load ${speed}: ${summary(await firstRows('policies', slowdown))}`);
}
console.log(`A key in the filter of 10,000 members to the paint: ${summary(await filterMembers())}`);
console.log(`A commit in one tab to the paint in another: ${summary(await otherTab())}`);
await editor();
