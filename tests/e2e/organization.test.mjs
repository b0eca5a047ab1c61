// Departments and members of the demo: the tree, what is in force where, and the member table.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from './support/test.mjs';
import { openConsole } from './support/app.mjs';
import { assertAccessible } from './support/axe.mjs';

const heading = (page) => page.locator('.target-header h2');

test('the department tree is used with the keyboard alone, and back leads to what was chosen before', async (t) => {
  const { page } = await openConsole(t, { path: 'departments' });
  await page.locator('[role=treeitem]').first().waitFor();
  assert.equal(await heading(page).innerText(), 'Root');
  await page.getByRole('textbox', { name: 'Search departments and members' }).focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await page.waitForURL(/departments\?node=\d+$/);
  assert.equal(await heading(page).innerText(), 'Finance');
  assert.equal(await page.locator('[role=treeitem][aria-selected=true]').innerText(), 'Finance\n5 accounts');
  await page.goBack();
  await page.waitForURL(/departments$/);
  assert.equal(await heading(page).innerText(), 'Root');
});

test('a member shows its own policies and those inherited from each level up to the root', async (t) => {
  const { page } = await openConsole(t, { path: 'departments?member=100020310525' });
  await page.locator('.levels').waitFor();
  assert.equal(await heading(page).innerText(), 'apac-branches-sg');
  assert.deepEqual(await page.locator('.target-path li').allInnerTexts(), ['Root', 'Retail-Banking', 'Asia-Pacific']);
  assert.deepEqual(await page.locator('.level h3').allInnerTexts(), [
    'Bound here', 'Inherited from Asia-Pacific', 'Inherited from Retail-Banking', 'Inherited from Root',
  ]);
  await page.locator('.level').last().getByRole('link', { name: 'DenyLogDeletion' }).click();
  await page.waitForURL(/policies\/100001$/);
});

test('the search keeps matches with the departments above them, and a search without a match can be cleared', async (t) => {
  const { page } = await openConsole(t, { path: 'departments' });
  await page.getByRole('textbox', { name: 'Search departments and members' }).fill('fraud-scoring-prod');
  await page.locator('.tree-row.hit').waitFor();
  const rows = await page.locator('.tree-label').allInnerTexts();
  assert.equal(rows.at(-1), 'fraud-scoring-prod');
  assert.equal(rows[0], 'Root');
  assert.match(page.url(), /q=fraud-scoring-prod/);
  await page.getByRole('textbox', { name: 'Search departments and members' }).fill('nobody is called this');
  await page.getByRole('button', { name: 'Clear search', exact: true }).click();
  await page.locator('.tree-label', { hasText: 'Sandbox' }).waitFor();
});

test('an address of something that is not in the organization says so', async (t) => {
  const { page } = await openConsole(t, { path: 'departments?node=5' });
  await page.getByText('Not in this organization').waitFor();
  await page.getByRole('link', { name: 'Show the root department' }).click();
  await page.waitForURL(/departments$/);
});

test('on a narrow screen the details take the place of the tree', async (t) => {
  const { page } = await openConsole(t, { path: 'departments', viewport: { width: 390, height: 844 } });
  await page.locator('[role=treeitem]', { hasText: 'Sandbox' }).click();
  await page.locator('.levels').waitFor();
  assert.equal(await page.getByRole('tree').isVisible(), false);
  await assertAccessible(page);
  await page.getByRole('link', { name: 'All departments' }).click();
  await page.getByRole('tree').waitFor();
  assert.equal(await page.locator('.levels').isVisible(), false);
});

test('filter, sort and columns of the member table stand in the address and in the export', async (t) => {
  const { page } = await openConsole(t, { path: 'members?f=type%3DCreated&sort=-account&cols=name,account,path' });
  await page.locator('tbody tr').first().waitFor();
  const accounts = await page.locator('tbody tr td code').allInnerTexts();
  assert.deepEqual(accounts, [...accounts].sort().reverse());
  await page.getByRole('combobox', { name: 'Members' }).fill('cards');
  await page.waitForURL(/q=cards/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const csv = await readFile(await (await download).path(), 'utf8');
  const lines = csv.trim().split('\r\n');
  assert.match(lines[0], /Name,Account ID,Path/);
  assert.ok(lines.length > 2);
  assert.ok(lines.slice(1).every((line) => line.toLowerCase().includes('cards')), csv);
  await page.reload();
  await page.locator('tbody tr').first().waitFor();
  assert.equal(await page.locator('tbody tr').count(), lines.length - 1);
  await page.locator('tbody a').first().click();
  await page.waitForURL(/departments\?member=\d+$/);
});

test('a department is renamed and described, the journal says so, and it is undone', async (t) => {
  const { page } = await openConsole(t, { path: 'departments' });
  await page.getByRole('treeitem', { name: /^Sandbox/ }).click();
  await page.waitForURL(/departments\?node=\d+$/);
  await page.getByRole('button', { name: 'Edit name and description' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit Sandbox' });
  const name = dialog.getByRole('textbox', { name: 'Department name' });
  await name.waitFor();
  await assertAccessible(page);
  assert.equal(await name.inputValue(), 'Sandbox');
  // A name that breaks the rule is told while it is typed; one that is taken is refused, and nothing typed is lost.
  await name.fill('Sand box');
  await dialog.getByText('A name has no spaces.').first().waitFor();
  await name.fill('Technology');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Another department has this name').waitFor();
  assert.equal(await name.inputValue(), 'Technology');
  await name.fill('Playground');
  await dialog.getByRole('textbox', { name: 'Description' }).fill('Experiments of the year');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.locator('.target-header h2', { hasText: 'Playground' }).waitFor();
  await page.getByRole('treeitem', { name: /^Playground/ }).waitFor();
  await page.getByText('Experiments of the year').waitFor();
  await page.getByRole('link', { name: 'Journal', exact: true }).click();
  await page.getByRole('link', { name: 'Renamed department Sandbox to Playground' }).waitFor();
  await page.goBack();
  await page.getByRole('status').or(page.locator('.toast')).getByRole('button', { name: /^Undo/ }).first().click();
  await page.locator('.target-header h2', { hasText: 'Sandbox' }).waitFor();
});

test('a department is renamed from its row of the tree, by the keys and by the pointer', async (t) => {
  const { page } = await openConsole(t, { path: 'departments' });
  const row = page.getByRole('treeitem', { name: /^Sandbox/ });
  await row.click();
  await page.waitForURL(/departments\?node=\d+$/);
  await page.getByRole('tree').press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Edit name and description' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Edit Sandbox' });
  await dialog.getByRole('textbox', { name: 'Department name' }).fill('Playground');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  const renamed = page.getByRole('treeitem', { name: /^Playground/ });
  await renamed.click({ button: 'right' });
  await page.getByRole('menuitem').first().waitFor();
  await assertAccessible(page);
  await page.keyboard.press('Escape');
  await renamed.hover();
  await renamed.locator('.tree-more').click();
  await page.getByRole('menuitem', { name: 'Edit name and description' }).click();
  await page.getByRole('dialog', { name: 'Edit Playground' }).waitFor();
});
