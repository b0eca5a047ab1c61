// The first visit: three doors, before there is any data, and the parts of the console that come when they are needed.
import assert from 'node:assert/strict';
import { test } from './support/test.mjs';
import { openConsole } from './support/app.mjs';
import { assertAccessible } from './support/axe.mjs';

const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

test('a first visit makes no data before a door is opened', async (t) => {
  const { page } = await openConsole(t);
  await heading(page, 'Govern what your cloud accounts may do');
  await page.waitForLoadState('networkidle');
  assert.deepEqual(await databases(page), []);
});

test('each door leads inside, and whoever was inside comes back to the data', async (t) => {
  const { page, open } = await openConsole(t);
  await page.getByRole('main').getByRole('link', { name: 'Check a policy' }).click();
  await heading(page, 'Check a policy');
  await page.goBack();
  await page.getByRole('heading', { name: /^Three mistakes/ }).waitFor();
  await open('');
  await page.getByRole('heading', { name: /^Three mistakes/ }).waitFor();
  await page.getByRole('link', { name: 'Go to the policies' }).click();
  await page.getByRole('link', { name: 'DenyLogDeletion' }).waitFor();
});

test('the door to an organization of one’s own opens the import', async (t) => {
  const { page } = await openConsole(t);
  await page.getByRole('link', { name: 'Import a Charter export' }).click();
  await page.getByRole('alertdialog', { name: 'Import an export' }).waitFor();
  assert.equal(new URL(page.url()).search, '');
  await assertAccessible(page);
});

test('a part that does not arrive is missed in its place, and comes when it is asked for again', async (t) => {
  const { page, watched } = await openConsole(t, { path: 'settings' });
  watched.allow(/Failed to load resource|net::ERR_FAILED|TypeError: Failed to fetch/);
  await heading(page, 'Settings');
  await page.route('**/*.wasm', (route) => route.abort());
  await page.getByRole('link', { name: /^Journal/ }).click();
  await heading(page, 'Not loaded');
  await page.getByText('This part of the console could not be loaded').waitFor();
  await assertAccessible(page);
  await page.unroute('**/*.wasm');
  await page.getByRole('button', { name: 'Try again' }).click();
  await heading(page, /^Journal/);
});

test('where what makes the demo does not arrive, it is said, and comes when it is asked for again', async (t) => {
  const { page, open, watched } = await openConsole(t, { path: 'config.json' });
  watched.allow(/Failed to load resource|net::ERR_FAILED|TypeError: Failed to fetch/);
  await page.route('**/demo.wasm', (route) => route.abort());
  await open('members');
  await heading(page, 'Not loaded');
  await assertAccessible(page);
  await page.unroute('**/demo.wasm');
  await page.getByRole('button', { name: 'Try again' }).click();
  await heading(page, /^Members/);
});

test('a list stands without the checks, says so, and checks when they arrive', async (t) => {
  const { page, open, watched } = await openConsole(t, { path: 'settings' });
  watched.allow(/Failed to load resource|net::ERR_FAILED|TypeError: Failed to fetch/);
  await heading(page, 'Settings');
  // What the list itself needs is asked for at once; the checks follow when its rows are there.
  let listed = false;
  page.on('response', (response) => (listed ||= response.url().endsWith('/policies.wasm')));
  await page.route('**/*.wasm', (route) => (listed ? route.abort() : route.continue()));
  await open('policies');
  await page.getByRole('link', { name: 'DenyLogDeletion' }).waitFor();
  await page.getByRole('alert').filter({ hasText: 'This part of the console could not be loaded' }).waitFor();
  await page.getByRole('cell', { name: 'Not checked' }).first().waitFor();
  await assertAccessible(page);
  await page.unroute('**/*.wasm');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('cell', { name: 'Not checked' }).first().waitFor({ state: 'detached' });
  await page.getByRole('alert').waitFor({ state: 'detached' });
});
