// The browser's storage, as a person meets it: two tabs, a full disk, and data that the browser lost.
import assert from 'node:assert/strict';
import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from './support/test.mjs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openConsole } from './support/app.mjs';
import { launch, newProfile, removeProfile } from './support/browser.mjs';
import { assertWhole, exported, requests } from './support/data.mjs';
import { createPolicy, editDescription, installSaver } from './support/policies.mjs';
import { random, seed } from './support/random.mjs';
import { serve } from './support/server.mjs';

const title = (page) => page.getByRole('heading', { level: 1 });

const dialog = (page) => page.locator('dialog[open]');

/** Waits until the data is open. */
const opened = (page) => page.getByRole('navigation').first().waitFor();

/** A page of the console's origin on which the console does not run. */
async function behind(context, server) {
  const page = await context.newPage();
  await page.goto(new URL('config.json', server.url).href);
  return page;
}

test('two tabs that write at once lose nothing', async (t) => {
  const { context, page, server } = await openConsole(t);
  await installSaver(context);
  const saved = [];
  await context.exposeBinding('saving', () => {});
  await context.exposeBinding('saved', (_, text) => saved.push(text));
  const first = await createPolicy(page, server.url, 'First_tab');
  const second = await createPolicy(page, server.url, 'Second_tab');
  const other = await context.newPage();
  await page.goto(new URL(`policies/${first}`, server.url).href);
  await other.goto(new URL(`policies/${second}`, server.url).href);
  await Promise.all([title(page).waitFor(), title(other).waitFor()]);
  for (const [tab, policy, label] of [[page, first, 'One'], [other, second, 'Two']]) {
    tab.evaluate(([policy, label]) => window.saveForever(policy, label), [policy, label]).catch(() => {});
  }
  for (let patience = 0; patience < 300 && !['One', 'Two'].every((label) => saved.filter((text) => text.startsWith(label)).length >= 5); patience += 1) {
    await sleep(100);
  }
  await other.close();
  const data = await exported(page, server.url);
  const kept = requests(data, 'UpdatePolicy').map((request) => request.Description);
  assert.ok(saved.length >= 10, `${saved.length} saves`);
  assert.deepEqual(saved.filter((text) => !kept.includes(text)), []);
  assert.equal(new Set(kept).size, kept.length, 'nothing is saved twice');
  assertWhole(data);
});

test('a policy that another tab has changed meanwhile is not overwritten', async (t) => {
  const { context, page, server } = await openConsole(t);
  const policy = await createPolicy(page, server.url, 'Edited_twice');
  const edit = new URL(`policies/${policy}/edit?step=2`, server.url).href;
  await page.goto(edit);
  await page.locator('#policy-description').fill('from the first tab');
  const other = await context.newPage();
  await editDescription(other, server.url, policy, 'from the second tab');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog(page).getByText('Somebody else saved this policy meanwhile').waitFor();
  const data = await exported(other, server.url);
  const kept = requests(data, 'UpdatePolicy').map((request) => request.Description);
  assert.ok(kept.includes('from the second tab'));
  assert.ok(!kept.includes('from the first tab'));
});

test('what is saved in one tab shows in the other', async (t) => {
  const { context, page, server } = await openConsole(t, { path: 'policies' });
  const other = await context.newPage();
  await createPolicy(other, server.url, 'Seen_elsewhere');
  await page.getByRole('link', { name: 'Seen_elsewhere' }).first().waitFor({ timeout: 2_000 });
});

test('a full disk is said at once, loses nothing, and leaves the export working', async (t) => {
  const { context, page, server } = await openConsole(t);
  const policy = await createPolicy(page, server.url, 'Before_the_disk_was_full');
  const side = await behind(context, server);
  const session = await context.newCDPSession(side);
  const quota = (quotaSize) => session.send('Storage.overrideQuotaForOrigin', { origin: server.origin, quotaSize });
  // Chromium asks for the room that is left when it opens a database, and then not again for minutes.
  await page.goto('about:blank');
  await sleep(3_000);
  await quota(1);
  await page.goto(new URL(`policies/${policy}/edit?step=2`, server.url).href);
  await page.locator('#policy-description').fill('x'.repeat(200));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('There is no room left in this browser’s storage').first().waitFor({ timeout: 2_000 });
  assert.equal(await page.locator('#policy-description').inputValue(), 'x'.repeat(200), 'what was typed is still there');
  const whileFull = await exported(side, server.url);
  assertWhole(whileFull);
  assert.ok(requests(whileFull, 'CreatePolicy').some((request) => request.Name === 'Before_the_disk_was_full'));
  await quota(undefined);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(new RegExp(`policies/${policy}$`));
  const data = await exported(page, server.url);
  assertWhole(data);
  assert.equal(requests(data, 'UpdatePolicy').filter((request) => request.Description === 'x'.repeat(200)).length, 1);
});

test('a database that was removed is missed, not replaced by the demo', async (t) => {
  const { context, page, server } = await openConsole(t);
  await createPolicy(page, server.url, 'Removed');
  const side = await behind(context, server);
  await page.close();
  await side.evaluate(() => new Promise((done) => { indexedDB.deleteDatabase('charter').onsuccess = () => done(); }));
  await side.goto(server.url);
  await side.getByRole('heading', { name: 'The browser removed the data' }).waitFor();
  await side.getByRole('button', { name: 'Start anew' }).click();
  await opened(side);
});

test('data of a newer version are left alone and can be saved', async (t) => {
  const { context, page, server } = await openConsole(t, { path: 'policies' });
  await opened(page);
  const side = await behind(context, server);
  await page.close();
  await side.evaluate(() => new Promise((done, failed) => {
    const request = indexedDB.open('charter', 99);
    request.onsuccess = () => { request.result.close(); done(); };
    request.onerror = failed;
  }));
  await side.goto(server.url);
  await side.getByRole('heading', { name: 'The data was written by a newer version of Charter' }).waitFor();
  const download = side.waitForEvent('download');
  await side.getByRole('button', { name: /export/i }).click();
  const saved = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  assert.equal(saved.format, 'charter-salvage');
  assert.equal(saved.schema, 99);
  assert.ok(saved.stores.records.length > 100);
});

test('an older tab lets go when a newer version asks, and says that it has to be reloaded', async (t) => {
  const { context, page, server } = await openConsole(t, { path: 'policies' });
  await opened(page);
  const side = await behind(context, server);
  const waited = await side.evaluate(() => new Promise((done, failed) => {
    const begun = performance.now();
    const request = indexedDB.open('charter', 99);
    request.onblocked = failed;
    request.onsuccess = () => done(performance.now() - begun);
  }));
  assert.ok(waited < 3_000, `${waited} ms`);
  await page.getByText(/newer version/i).first().waitFor({ timeout: 1_000 });
});

test('where storage is forbidden the console works in memory and says so', async (t) => {
  const { context, page, server } = await openConsole(t);
  await context.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } });
  });
  await page.goto(server.url);
  await page.getByRole('link', { name: 'Service control policies' }).first().click();
  await page.getByText(/memory/i).first().waitFor();
  await page.getByRole('link', { name: 'FullQcloudAccess' }).first().waitFor();
});

/** The files in which Chromium keeps the database. */
async function databaseFiles(profile) {
  const folder = join(profile, 'Default', 'IndexedDB');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return { folder, files: files.filter((file) => /\.(log|ldb)$/.test(file)) };
}

/** Opens the console on a profile; gives its heading, and its data where it opened. */
async function found(server, profile) {
  const { context, close } = await launch({ profile });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(server.url);
  await title(page).waitFor();
  const opened = (await page.getByRole('navigation').count()) > 0;
  const heading = await title(page).innerText();
  const data = opened ? await exported(page, server.url) : undefined;
  await close();
  return { heading, data };
}

test('a database whose files are gone or damaged is never silently empty', { timeout: 600_000 }, async (t) => {
  t.diagnostic(`seed ${seed}`);
  const dice = random();
  const server = await serve();
  t.after(() => server.close());
  const rounds = Number(process.env.CHARTER_CORRUPTIONS ?? 4);
  const outcomes = [];
  for (let round = 0; round <= rounds; round += 1) {
    const profile = await newProfile();
    t.after(() => removeProfile(profile));
    const { context, close } = await launch({ profile });
    const page = context.pages()[0] ?? (await context.newPage());
    await createPolicy(page, server.url, 'Kept_on_disk');
    await close();
    const { folder, files } = await databaseFiles(profile);
    if (round === 0) await rm(folder, { recursive: true });
    else await flipBytes(files, dice);
    const { heading, data } = await found(server, profile);
    outcomes.push(heading);
    if (round === 0) assert.equal(heading, 'The browser removed the data');
    if (data) {
      assertWhole(data);
      const names = requests(data, 'CreatePolicy').map((request) => request.Name);
      assert.ok(names.includes('Kept_on_disk'), `round ${round}: the policy is missed without a word`);
    }
  }
  t.diagnostic(outcomes.join(' · '));
});

async function flipBytes(files, dice) {
  const largest = (await Promise.all(files.map(async (file) => ({ file, size: (await stat(file)).size })))).sort((a, b) => b.size - a.size)[0];
  const content = await readFile(largest.file);
  for (let flips = 0; flips < 40; flips += 1) content[Math.floor(dice() * content.length)] ^= 1 << Math.floor(dice() * 8);
  await writeFile(largest.file, content);
}
