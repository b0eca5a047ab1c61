// What stands around the pages: theme, language, unsaved input, the data as a whole, faults, addresses.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from './support/test.mjs';
import { assertAccessible } from './support/axe.mjs';
import { consoles, create } from './support/console_pages.mjs';

const open = consoles();

/** What "Export" in the settings saves. */
async function exported(c) {
  const download = c.page.waitForEvent('download');
  await c.press('Export', c.main);
  return readFile(await (await download).path(), 'utf8');
}

test('theme and language are chosen at once and kept', async (t) => {
  const c = await open(t, 'settings');
  const scheme = () => c.page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  await c.page.getByText('Dark', { exact: true }).click();
  await c.page.waitForFunction(() => getComputedStyle(document.documentElement).colorScheme === 'dark');
  await c.page.getByText('简体中文').click();
  await c.heading('设置');
  assert.equal(await c.page.locator('html').getAttribute('lang'), 'zh-CN');
  await assertAccessible(c.page);
  await c.reload();
  await c.heading('设置');
  assert.equal(await scheme(), 'dark');
  for (const [path, title] of [['policies', '服务管控策略'], ['departments', '部门'], ['members', '成员']]) {
    await c.go(path);
    const heading = await c.page.getByRole('heading', { level: 1 }).innerText();
    assert.ok(/\p{Script=Han}/u.test(heading), `${title}: ${heading}`);
  }
});

test('leaving with unsaved input asks, and what was typed survives a reload', async (t) => {
  const c = await open(t, 'policies/new?editor=json');
  const area = c.page.getByRole('textbox', { name: 'Policy syntax' });
  await area.fill('{ "version"');
  await c.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Members/ }).click();
  const asked = await c.dialog('Leave without saving?', { role: 'alertdialog' });
  await c.press('Cancel', asked);
  await c.gone(asked);
  assert.equal(await area.inputValue(), '{ "version"');
  c.page.once('dialog', (dialog) => dialog.accept());
  await c.reload();
  await c.page.getByText('Your unsaved input was put back').waitFor();
  assert.equal(await area.inputValue(), '{ "version"');
  await c.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Members/ }).click();
  await c.press('Leave without saving', await c.dialog('Leave without saving?', { role: 'alertdialog' }));
  await c.heading(/^Members/);
  // That gave it up.
  await c.go('policies/new?editor=json');
  assert.equal(await area.inputValue(), '');
  assert.equal(await c.page.getByText('Your unsaved input was put back').count(), 0);
});

test('an export is imported and exported again, byte for byte the same; a broken one changes nothing', async (t) => {
  const c = await open(t, 'settings');
  await c.press('Reset the demo…');
  const reset = await c.dialog(/^Replace everything with a demo/, { role: 'alertdialog' });
  await reset.getByText('1,000 members', { exact: true }).click();
  await c.press('Replace with a fresh demo', reset);
  await c.toast('A fresh demo of 1,000 members is open.');
  const first = await exported(c);

  await c.press('Import…');
  const broken = await c.dialog('Import an export', { role: 'alertdialog' });
  const file = { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{\n  "format": "charter",\n  oops\n}\n') };
  await broken.locator('input[type=file]').setInputFiles(file);
  await c.says(broken, 'broken.json');
  await c.says(broken.getByRole('alert'), 'This is not an export of Charter');
  await c.says(broken.getByRole('alert').locator('code'), /line 3, column 3/);
  const replace = c.button('Replace everything with this export', broken);
  assert.equal(await replace.getAttribute('aria-disabled'), 'true');
  const cut = { ...file, name: 'cut.json', buffer: Buffer.from(first.slice(0, first.length / 2)) };
  await broken.locator('input[type=file]').setInputFiles(cut);
  await c.says(broken.getByRole('alert'), 'The file is cut short');
  await assertAccessible(c.page);
  await c.press('Cancel', broken);
  assert.ok((await exported(c)) === first, 'the broken file changed nothing');

  await c.press('Import…');
  const whole = await c.dialog('Import an export', { role: 'alertdialog' });
  await whole.locator('input[type=file]').setInputFiles({ ...file, name: 'whole.json', buffer: Buffer.from(first) });
  await c.says(whole, 'whole.json');
  // What it holds stands there before it takes the place of everything.
  await c.says(whole.getByRole('status'), /The export holds.*Members\s*1,000/s);
  await whole.getByRole('textbox', { name: /^Type / }).fill('replace');
  await c.press('Replace everything with this export', whole);
  await c.toast('The export is open.');
  assert.ok((await exported(c)) === first, 'the same, byte for byte');
});

test('everything is erased once the word is typed, and a fresh demo begins', async (t) => {
  const c = await open(t, 'policies');
  await create(c, 'GoneSoon');
  await c.follow('Settings');
  await c.press('Erase everything…');
  const erase = await c.dialog('Erase everything from this browser?', { role: 'alertdialog' });
  const confirm = c.button('Erase everything', erase);
  assert.equal(await confirm.getAttribute('aria-disabled'), 'true');
  await erase.getByRole('textbox', { name: /^Type / }).fill('erase');
  await Promise.all([c.page.waitForEvent('load'), confirm.click()]);
  await c.ready();
  await c.go('policies');
  await c.row('DenyLogDeletion').waitFor();
  assert.equal(await c.row('GoneSoon').count(), 0);
});

test('a fault of the console shows the ways out: export and reload', async (t) => {
  const c = await open(t, 'policies');
  c.allow(/a test asked for this|panicked|unreachable|RuntimeError/);
  await c.page.evaluate(() => localStorage.setItem('charter.test', 'panic'));
  await c.page.goto(new URL('policies?panic', c.url).href);
  await c.heading('Charter has stopped');
  await assertAccessible(c.page);
  await c.page.getByRole('link', { name: 'Export the data' }).click();
  await c.page.getByRole('heading', { level: 1, name: 'Your data' }).waitFor();
  await assertAccessible(c.page);
  const download = c.page.waitForEvent('download');
  await c.press('Export what is readable');
  const data = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  assert.ok(data.records.length > 0);
  await c.page.goto(new URL('policies?panic', c.url).href);
  await c.page.getByRole('link', { name: 'Reload' }).click();
  await c.heading(/^Service control policies/);
});

test('an address keeps filter, sort and tab over a reload and the way back', async (t) => {
  const c = await open(t, 'policies?q=Deny&sort=-name');
  const names = async () => (await c.main.getByRole('rowheader').allInnerTexts()).map((name) => name.trim());
  const before = await names();
  assert.ok(before.length > 3 && before.every((name) => name.includes('Deny')), before.join());
  assert.deepEqual(before, before.toSorted().toReversed());
  await c.reload();
  assert.deepEqual(await names(), before);
  await c.row('DenyLogDeletion').getByRole('link', { name: 'DenyLogDeletion' }).click();
  await c.tabOf('Versions').click();
  await c.page.waitForURL(/tab=versions/);
  await c.reload();
  await c.row(/^Version 3/).waitFor();
  await c.page.goBack();
  await c.heading(/^Service control policies/);
  await c.row('DenyLogDeletion').waitFor();
  assert.deepEqual(await names(), before);
  await c.go('no/such/page');
  await c.page.getByText('There is no page at this address').first().waitFor();
});
