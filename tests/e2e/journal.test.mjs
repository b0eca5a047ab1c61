// The journal of the demo: what each change did, and the way back.
import assert from 'node:assert/strict';
import { test } from './support/test.mjs';
import { openConsole } from './support/app.mjs';
import { assertAccessible } from './support/axe.mjs';

const first = (page) => page.locator('tbody tr').first();

async function journal(t) {
  const console = await openConsole(t, { path: 'journal' });
  await first(console.page).waitFor();
  return console;
}

test('a change is undone from the journal after saying what that does, and done again from the toast', async (t) => {
  const { page } = await journal(t);
  await page.getByRole('button', { name: 'Undo change 35' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Bind FullQcloudAccess to finance-archive').waitFor();
  await dialog.getByText('1 account in 1 department is affected.').waitFor();
  await assertAccessible(page);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Undid change 35: Unbound FullQcloudAccess from finance-archive' }).waitFor();
  await page.getByRole('link', { name: 'Undone by change 36' }).waitFor();
  await page.locator('.toast').getByRole('button', { name: 'Redo' }).click();
  await page.getByRole('link', { name: 'Redid change 35: Unbound FullQcloudAccess from finance-archive' }).waitFor();
});

test('what a toast offers is refused with the reason once it was done elsewhere', async (t) => {
  const { page, context, server } = await journal(t);
  await page.getByRole('button', { name: 'Undo change 35' }).click();
  await page.getByRole('dialog').getByText('1 account in 1 department is affected.').waitFor();
  await page.keyboard.press('Enter');
  const redo = page.locator('.toast').getByRole('button', { name: 'Redo' });
  await redo.waitFor();
  // The pointer keeps the toast.
  await page.locator('.toast').hover();
  const other = await context.newPage();
  await other.goto(new URL('journal/35', server.url).href);
  await other.locator('.page-actions').getByRole('button', { name: 'Redo' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Redo change 35' }).click();
  await page.locator('.toast').getByText('This change is already redone.').waitFor({ state: 'attached' });
  assert.equal(await redo.getAttribute('aria-disabled'), 'true');
  await redo.click({ force: true });
  assert.equal(await page.getByRole('link', { name: /^Undid change 35/ }).count(), 1);
});

test('a change shows its difference, its request, and the text that an undo brings back', async (t) => {
  const { page } = await openConsole(t, { path: 'journal/26' });
  await page.getByRole('heading', { level: 1, name: /Changed the policy syntax and description of DenyLogDeletion/ }).waitFor();
  assert.match(await page.locator('.diff-line.removed').innerText(), /cls:DeleteShipper/);
  assert.match(await page.locator('.code-lines').innerText(), /"PolicyId": 100001/);
  await page.locator('.page-actions').getByRole('button', { name: 'Undo' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('60 accounts in 12 departments are affected.').waitFor();
  assert.match(await dialog.locator('.diff-line.added').innerText(), /cls:DeleteShipper/);
  await assertAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Older change' }).click();
  await page.waitForURL(/journal\/25$/);
});

test('what cannot be undone says why, and a refusal leads to what stands in the way', async (t) => {
  const { page } = await journal(t);
  const blocked = page.getByRole('button', { name: 'Undo change 32' });
  assert.equal(await blocked.getAttribute('aria-disabled'), 'true');
  const reason = await blocked.getAttribute('aria-describedby');
  assert.match(await page.locator(`#${reason}`).innerText(), /Change 33 came later and builds on this one/);
  // Taking the only policy off an account is what only the operation knows of.
  await page.getByRole('button', { name: 'Undo change 33' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Undo change 33' }).click();
  await dialog.getByText('Charter.UndoBlocked').waitFor();
  await dialog.getByText('It would take the last policy off these.').waitFor();
  await dialog.getByRole('link', { name: 'finance-archive' }).click();
  await page.waitForURL(/departments\?member=\d+$/);
  await dialog.waitFor({ state: 'detached' });
});

test('a change made in another tab appears', async (t) => {
  const { page, context, server } = await journal(t);
  const other = await context.newPage();
  await other.goto(new URL('journal/34', server.url).href);
  await other.locator('.page-actions').getByRole('button', { name: 'Undo' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Undo change 34' }).click();
  await page.getByRole('link', { name: 'Undid change 34: Created QuarterEndFreeze' }).waitFor();
});

test('the filter of the journal stands in the address, and an unknown entry leads back', async (t) => {
  const { page, open } = await journal(t);
  await open('journal?f=action%3DUpdatePolicy');
  await first(page).waitFor();
  const actions = await page.locator('tbody tr td code, tbody tr td.code').allInnerTexts();
  assert.ok(actions.every((action) => action === 'UpdatePolicy'), String(actions));
  await open('journal/9999');
  await page.getByRole('link', { name: 'Go to the journal' }).click();
  await page.waitForURL(/journal$/);
});

test('a member sees the journal, and why it may not undo what others did', async (t) => {
  const { page } = await journal(t);
  await page.getByRole('button', { name: /^Acting as/ }).click();
  await page.getByRole('menuitem', { name: /Member/ }).or(page.getByRole('menuitemradio', { name: /Member/ })).first().click();
  const undo = page.locator('[aria-label="Undo change 35"][aria-disabled=true]');
  await undo.waitFor();
  const reason = page.locator(`#${await undo.getAttribute('aria-describedby')}`);
  assert.match(await reason.innerText(), /Only whoever made this change, or a root account above, may undo it/);
  await page.getByRole('link', { name: /^Departments/ }).click();
  await page.getByText('Only the management account sees this').waitFor();
  await assertAccessible(page);
});
