// What a person waits for: bytes over the wire for each page, the first paint, the first rows of a filled
// list, and filtering 10,000 members. `cargo xtask bench` builds the release first.
import { editor } from './bench_editor.mjs';
import { mounted } from './support/app.mjs';
import { launch, newProfile, removeProfile } from './support/browser.mjs';
import { createPolicy } from './support/policies.mjs';
import { serve } from './support/server.mjs';
import { PAGES, PARTS_BUDGET, parts, weigh } from './support/weight.mjs';

const runs = Number(process.env.CHARTER_BENCH_RUNS ?? 5);

async function wire() {
  console.log('Over the wire (brotli 11), nothing cached: until what is waited for, in all, and the most that it may be:');
  for (const page of PAGES) {
    const { until, all, kinds, files } = await weigh(page);
    const shares = Object.entries(kinds).sort(([, a], [, b]) => b - a);
    const kindly = shares.map(([kind, bytes]) => `${kind} ${kB(bytes).trim()}`).join(', ');
    console.log(`  ${page.name.padEnd(16)} ${kB(until)} ${kB(all)} of ${page.budget} kB   ${files} files: ${kindly}`);
  }
  console.log(`  all parts        ${kB(await parts())} of ${PARTS_BUDGET} kB`);
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
