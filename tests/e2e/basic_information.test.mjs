// The guide's "Viewing Invitation Information" and "Accepting or Rejecting Invitation", by its steps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consoles } from './support/console_pages.mjs';

const open = consoles();

/** Accounts of the demo: one is invited, one is not. */
const INVITED = '100041200056';
const NOT_INVITED = '100041200019';

/** Acts as an account from the header. */
async function actAs(c, account) {
  await c.press(/^Acting as/);
  await c.page.getByRole('menuitem', { name: 'Other account…' }).click();
  const dialog = await c.dialog('Act as another account');
  await dialog.getByRole('textbox', { name: 'Account ID' }).fill(account);
  await c.press('Act as', dialog);
  await dialog.waitFor({ state: 'hidden' });
}

const invitation = (c) => c.main.locator('.card').filter({ hasText: 'Invitation from' });

test('Viewing Organization Information: the management account sees its organization', async (t) => {
  const c = await open(t, 'departments');
  await c.follow('Basic information');
  await c.says(c.main, 'Organization ID');
  await c.says(c.main, 'Management account');
  await c.main.getByRole('link', { name: /^\d+$/ }).click();
  await c.heading('Departments');
});

test('Viewing Invitation Information: who is invited sees by whom; who is not sees how it would be', async (t) => {
  const c = await open(t, 'basic-information');
  await actAs(c, INVITED);
  await c.says(c.main, 'This account belongs to no organization');
  for (const words of ['Pending', 'Expires', 'larkmoor-leasing', 'View bills']) await c.says(invitation(c), words);
  await c.accessible();
  await actAs(c, NOT_INVITED);
  await c.says(c.main, 'can be answered for 15 days');
  assert.equal(await invitation(c).count(), 0);
});

test('Accepting Invitation: the account is a member, and sees no invitations any more', async (t) => {
  const c = await open(t, 'basic-information');
  await actAs(c, INVITED);
  await c.press('Join', invitation(c));
  const dialog = await c.dialog(/^Join the organization of/);
  await c.accessible();
  await c.says(dialog, 'Joining can’t be undone');
  await c.press('Join', dialog);
  const toast = await c.toast('Joined the organization of');
  assert.equal(await toast.getByRole('button', { name: 'Undo' }).count(), 0);
  await c.says(c.main, 'Joined');
  assert.equal(await invitation(c).count(), 0);
  await actAs(c, (await c.main.locator('dd').filter({ hasText: /^\d+$/ }).nth(1).innerText()).trim());
  await c.go('members?q=larkmoor-leasing');
  await c.row('larkmoor-leasing').waitFor();
  await c.go('invitations');
  await c.says(c.row('larkmoor-leasing'), 'Accepted');
});

test('Rejecting Invitation: it is gone for the account, and rejected for the organization', async (t) => {
  const c = await open(t, 'basic-information');
  await actAs(c, INVITED);
  await c.press('Reject', invitation(c));
  const dialog = await c.dialog(/^Reject the invitation from/);
  await c.says(dialog, 'That can’t be undone');
  await c.press('Reject', dialog);
  const toast = await c.toast('Rejected the invitation from');
  assert.equal(await toast.getByRole('button', { name: 'Undo' }).count(), 0);
  await c.says(c.main, 'can be answered for 15 days');
  assert.equal(await invitation(c).count(), 0);
});
