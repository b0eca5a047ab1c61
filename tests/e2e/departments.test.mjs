// The directions of the guide's chapter "Department Management", step by step.
import assert from 'node:assert/strict';
import { test } from './support/test.mjs';
import { openConsole } from './support/app.mjs';
import { assertAccessible } from './support/axe.mjs';

const heading = (page) => page.locator('.target-header h2');

test('Creating Department', async (t) => {
  const { page } = await openConsole(t, { path: 'departments' });
  await page.getByRole('treeitem', { name: /^Sandbox/ }).click();
  await page.waitForURL(/departments\?node=\d+$/);
  await page.getByRole('button', { name: 'Add department' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add a department' });
  const name = dialog.getByRole('textbox', { name: 'Department name' });
  await name.waitFor();
  await assertAccessible(page);
  const parent = dialog.getByRole('combobox', { name: 'Parent department' });
  assert.equal(await parent.locator('option:checked').innerText(), 'Root / Sandbox');
  // A name that another department beside it has is refused, and nothing that was typed is lost.
  await parent.selectOption({ label: 'Root' });
  await name.fill('Sandbox');
  await dialog.getByRole('textbox', { name: 'Description' }).fill('Experiments of the year');
  await dialog.getByRole('button', { name: 'Add department' }).click();
  await dialog.getByText('Another department has this name').first().waitFor();
  assert.equal(await name.inputValue(), 'Sandbox');
  await name.fill('Lab');
  await name.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.locator('.target-header h2', { hasText: 'Lab' }).waitFor();
  await page.getByRole('treeitem', { name: /^Lab/ }).waitFor();
  await page.getByText('Experiments of the year').waitFor();
  await page.locator('.levels').getByRole('link', { name: 'FullQcloudAccess' }).first().waitFor();
  await page.getByRole('status').or(page.locator('.toast')).getByRole('button', { name: /^Undo/ }).first().click();
  await page.getByText('Not in this organization').waitFor();
});

test('Creating Department: five levels below the root, and from the row of the tree by keys', async (t) => {
  const { page } = await openConsole(t, { path: 'departments' });
  await page.getByRole('treeitem', { name: /^Sandbox/ }).click();
  for (const level of [2, 3, 4, 5]) {
    await page.getByRole('tree').press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Add sub-department' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add a department' });
    await dialog.getByRole('textbox', { name: 'Department name' }).fill(`Level-${level}`);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.locator('.target-header h2', { hasText: `Level-${level}` }).waitFor();
    await page.getByRole('treeitem', { name: new RegExp(`^Level-${level}`) }).click();
  }
  const below = page.getByRole('button', { name: 'Add sub-department' });
  assert.equal(await below.getAttribute('aria-disabled'), 'true');
  assert.match(await below.evaluate((button) => document.getElementById(button.getAttribute('aria-describedby'))?.textContent ?? ''), /deepest level/);
  assert.equal(await heading(page).innerText(), 'Level-5');
});

test('Creating Department: from the department of a member that is added', async (t) => {
  const { page } = await openConsole(t, { path: 'members/add' });
  await page.getByRole('textbox', { name: 'Account ID' }).fill('100037700482');
  await page.getByRole('textbox', { name: 'Member name' }).fill('consultant');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('Member finance authorization').first().waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Create department' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a department' });
  await dialog.getByRole('textbox', { name: 'Department name' }).fill('Consultants');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  const chosen = page.getByRole('combobox', { name: 'Department' }).locator('option:checked');
  await chosen.filter({ hasText: 'Root / Consultants' }).waitFor({ state: 'attached' });
  await page.getByText('invited to join the department Consultants').waitFor();
});

test('Deleting Department', async (t) => {
  const { page } = await openConsole(t, { path: 'departments' });
  const tree = page.getByRole('tree');
  await page.getByRole('treeitem', { name: /^Root/ }).click();
  const root = page.locator('.target-header').getByRole('button', { name: 'Delete' });
  assert.equal(await root.getAttribute('aria-disabled'), 'true');
  // What is in a department is named, with a way to each.
  await page.getByRole('treeitem', { name: /^Group-Services/ }).click();
  await page.locator('.target-header h2', { hasText: 'Group-Services' }).waitFor();
  await page.locator('.target-header').getByRole('button', { name: 'Delete' }).press('Enter');
  const held = page.getByRole('alertdialog', { name: 'Delete Group-Services?' });
  await held.getByText('Only an empty department can be deleted').waitFor();
  await assertAccessible(page);
  assert.equal(await held.getByRole('button', { name: 'Delete department' }).getAttribute('aria-disabled'), 'true');
  const first = held.getByRole('listitem').getByRole('link').first();
  const name = await first.innerText();
  await first.click();
  await held.waitFor({ state: 'hidden' });
  await page.locator('.target-header h2', { hasText: name }).waitFor();
  // An empty one goes, from its row, and what was above it takes its place.
  await page.getByRole('button', { name: 'Add department' }).click();
  const adding = page.getByRole('dialog', { name: 'Add a department' });
  await adding.getByRole('combobox', { name: 'Parent department' }).selectOption({ label: 'Root' });
  await adding.getByRole('textbox', { name: 'Department name' }).fill('Lab');
  await page.keyboard.press('Enter');
  await page.locator('.target-header h2', { hasText: 'Lab' }).waitFor();
  await page.getByRole('treeitem', { name: /^Lab/ }).click();
  await tree.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  const dialog = page.getByRole('alertdialog', { name: 'Delete Lab?' });
  await dialog.getByRole('button', { name: 'Delete department' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.locator('.target-header h2', { hasText: 'Root' }).waitFor();
  await page.getByRole('treeitem', { name: /^Lab/ }).waitFor({ state: 'detached' });
  await page.locator('.toast', { hasText: 'Deleted Lab' }).getByRole('button', { name: /^Undo/ }).click();
  await page.getByRole('treeitem', { name: /^Lab/ }).waitFor();
});

test('a department moves below another one by the keys alone, and back', async (t) => {
  const { page } = await openConsole(t, { path: 'departments' });
  await page.getByRole('treeitem', { name: /^Sandbox/ }).click();
  await page.waitForURL(/departments\?node=\d+$/);
  await page.getByRole('tree').press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Move…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Move Sandbox' });
  const tree = dialog.getByRole('tree', { name: 'New parent department' });
  await tree.waitFor();
  await assertAccessible(page);
  await dialog.getByRole('textbox').fill('Finance');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Move to Finance' }).press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.locator('.target-path', { hasText: 'Finance' }).waitFor();
  assert.deepEqual(await page.locator('.target-path li').allInnerTexts(), ['Root', 'Group-Services', 'Finance', 'Sandbox']);
  await page.locator('.toast').getByRole('button', { name: /^Undo/ }).first().click();
  await page.locator('.target-path li').nth(3).waitFor({ state: 'detached' });
  assert.deepEqual(await page.locator('.target-path li').allInnerTexts(), ['Root', 'Sandbox']);
});

test('a dialog gives the focus back to its button, the first time that it is opened too', async (t) => {
  const { page } = await openConsole(t, { path: 'departments' });
  await page.getByRole('treeitem', { name: /^Sandbox/ }).click();
  await page.waitForURL(/departments\?node=\d+$/);
  const edit = page.locator('.target-header').getByRole('button', { name: 'Edit name and description' });
  for (const _time of ['first', 'second']) {
    await edit.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Edit Sandbox' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.waitForFunction((button) => document.activeElement === button, await edit.elementHandle());
  }
});
