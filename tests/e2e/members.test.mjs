// Member Account Management of the guide, section by section, on the demo.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consoles } from './support/console_pages.mjs';

const open = consoles();

/** Chooses an entry of the menu of a member's row. */
async function choose(c, member, entry) {
  await c.press(`Actions for ${member}`, c.row(member));
  await c.page.getByRole('menuitem', { name: entry }).click();
}

const select = (c, member) => c.page.getByRole('checkbox', { name: `Select ${member}` }).check();

const department = (dialog) => dialog.getByRole('combobox', { name: 'Target department' });

test('Moving Member: moved out of its department in its details, and back by undo', async (t) => {
  const c = await open(t, 'departments?member=100020311783');
  const path = c.main.locator('.target-path');
  await c.press('Move to department', c.main);
  const dialog = await c.dialog('Move service-desk to another department');
  await c.says(dialog, 'Choose another department: they are in this one already.');
  await c.accessible();
  await department(dialog).selectOption({ label: 'Root / Sandbox' });
  await c.press('Move to Sandbox', dialog);
  await c.toast('Moved service-desk to Sandbox');
  await c.says(path, 'Sandbox');
  await c.says(c.main.locator('.levels'), 'Inherited from Sandbox');
  await c.answerToast('Moved service-desk', 'Undo');
  await c.says(path, 'Technology');
});

test('Viewing Member List and Basic Information: the departments of several members are changed at once', async (t) => {
  const c = await open(t, 'members?q=finance');
  for (const member of ['finance-ledger-prod', 'finance-archive']) await select(c, member);
  await c.press('Move to department', c.main.locator('.table-batch'));
  const dialog = await c.dialog('Move 2 members to another department');
  await department(dialog).selectOption({ label: 'Root / Sandbox' });
  await c.press('Move to Sandbox', dialog);
  await c.toast('Moved 2 members to Sandbox');
  await c.says(c.row('finance-archive'), 'Sandbox');
  await c.says(c.row('finance-ledger-prod'), 'Sandbox');
  await c.follow('Journal');
  await c.page.getByRole('link', { name: /^Moved finance-\S+ and 1 other to Sandbox/ }).waitFor();
});

test('Viewing Member List and Basic Information: a name is changed; one that is taken is refused, and nothing typed is lost', async (t) => {
  const c = await open(t, 'members?q=finance');
  await choose(c, 'finance-archive', 'Edit member');
  const dialog = await c.dialog('Edit finance-archive');
  const name = dialog.getByRole('textbox', { name: 'Member name' });
  assert.equal(await name.inputValue(), 'finance-archive');
  await c.accessible();
  await name.fill('finance archive');
  await c.press('Save member', dialog);
  await c.says(dialog, 'A name has no spaces.');
  await name.fill('finance-treasury');
  await c.press('Save member', dialog);
  await c.says(dialog, 'Another member has this name');
  assert.equal(await name.inputValue(), 'finance-treasury');
  await name.fill('finance-vault');
  await dialog.getByRole('textbox', { name: 'Description' }).fill('Records of ten years');
  await c.page.keyboard.press('Enter');
  await c.toast('Saved finance-vault');
  await c.row('finance-vault').waitFor();
  await c.answerToast('Saved finance-vault', 'Undo');
  await c.row('finance-archive').waitFor();
});

test('Viewing Member List and Basic Information: the department is changed in the dialog "Edit member"', async (t) => {
  const c = await open(t, 'members?q=finance');
  await choose(c, 'finance-archive', 'Edit member');
  const dialog = await c.dialog('Edit finance-archive');
  const choice = dialog.getByRole('combobox', { name: 'Department' });
  await choice.getByRole('option', { name: 'Root / Sandbox' }).waitFor({ state: 'attached' });
  await choice.selectOption({ label: 'Root / Sandbox' });
  await c.press('Save member', dialog);
  await c.toast('Moved finance-archive to Sandbox');
  await c.says(c.row('finance-archive'), 'Sandbox');
});

test('Removing Organization Member: one member, whose policies the dialog names, and it comes back by undo', async (t) => {
  const c = await open(t, 'members?q=finance');
  await choose(c, 'finance-archive', 'Remove member');
  const dialog = await c.dialog('Remove finance-archive from the organization?', { role: 'alertdialog' });
  await c.says(dialog, /These policies are unbound from it: .+\./);
  await c.accessible();
  await c.press('Remove member', dialog);
  await c.toast('Removed finance-archive from the organization');
  await c.gone(c.row('finance-archive'));
  await c.answerToast('Removed finance-archive', 'Undo');
  await c.row('finance-archive').waitFor();
  await c.follow('Journal');
  await c.page.getByRole('link', { name: 'Removed member finance-archive' }).first().waitFor();
});

test('Removing Organization Member: several, of which a created one is refused and the others are removed', async (t) => {
  const c = await open(t, 'members?q=finance');
  const batch = c.main.locator('.table-batch').getByRole('button', { name: 'Remove member' });
  await select(c, 'finance-ledger-prod');
  await c.says(c.main, "Members created in the organization can't be removed.");
  assert.equal(await batch.getAttribute('aria-disabled'), 'true');
  await select(c, 'finance-treasury');
  await select(c, 'finance-archive');
  await batch.click();
  const dialog = await c.dialog('Remove 3 members from the organization?', { role: 'alertdialog' });
  await c.says(dialog, '1 of them was created in the organization');
  await c.press('Remove 3 members', dialog);
  const results = await c.dialog('1 of 3 refused');
  await c.says(results, 'A created member cannot be removed');
  await c.says(results, 'UnsupportedOperation.CreateMemberNotAllowDelete');
  await c.press('Close', results.locator('.dialog-footer'));
  await c.gone(c.row('finance-treasury'));
  await c.row('finance-ledger-prod').waitFor();
});

test('Removing Organization Member: from its details, which those of its department follow', async (t) => {
  const c = await open(t, 'departments?member=100020311783');
  await c.press('Remove member', c.main);
  const dialog = await c.dialog('Remove service-desk from the organization?', { role: 'alertdialog' });
  await c.press('Remove member', dialog);
  await c.toast('Removed service-desk from the organization');
  await c.main.locator('.target-header h2', { hasText: 'Technology' }).waitFor();
});
