// Inviting accounts, and the record of invitations of the demo.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consoles } from './support/console_pages.mjs';

const open = consoles();
const record = 'Member invitation record';

test('the record is sorted by when an invitation was sent, and filtered by its status', async (t) => {
  const c = await open(t, 'invitations');
  await c.row('larkmoor-leasing').waitFor();
  const names = c.main.locator('tbody th a');
  assert.deepEqual((await names.allInnerTexts()).slice(0, 2), ['larkmoor-leasing', 'larkmoor-trust']);
  for (const status of ['Pending', 'Accepted', 'Rejected or invalid', 'Cancelled', 'Expired']) {
    await c.says(c.main.locator('tbody .badge'), status);
  }
  await c.go('invitations?f=status%3DPending');
  await c.row('larkmoor-trust').waitFor();
  assert.equal(await names.count(), 2);
});

test('one invitation is cancelled from its row, and the cancelling is undone', async (t) => {
  const c = await open(t, 'invitations');
  const row = c.row('larkmoor-trust');
  await c.press('Actions for the invitation of larkmoor-trust', row);
  await c.page.getByRole('menuitem', { name: 'Cancel invitation' }).click();
  const dialog = await c.dialog('Cancel the invitation of larkmoor-trust?', { role: 'alertdialog' });
  await c.accessible();
  await c.press('Cancel invitation', dialog);
  await c.says(row, 'Cancelled');
  await c.answerToast('Cancelled the invitation of larkmoor-trust', 'Undo');
  await c.says(row, 'Pending');
});

test('several are cancelled at once; what is settled says why it cannot be', async (t) => {
  const c = await open(t, 'invitations');
  const select = (name) => c.page.getByRole('checkbox', { name: `Select ${name}` });
  await select('larkmoor-trust').check();
  await select('service-desk').check();
  const cancel = c.main.locator('.table-batch').getByRole('button', { name: 'Cancel invitation' });
  assert.equal(await cancel.getAttribute('aria-disabled'), 'true');
  await c.says(c.main, 'Only pending invitations can be cancelled. service-desk: Accepted.');
  await select('service-desk').uncheck();
  await select('larkmoor-leasing').check();
  await cancel.click();
  const dialog = await c.dialog('Cancel 2 invitations?', { role: 'alertdialog' });
  await c.press('Cancel 2 invitations', dialog);
  await c.toast('Cancelled 2 invitations');
  await c.follow('Journal');
  await c.page.getByRole('link', { name: /^Changed invitation larkmoor-\w+ and 1 other/ }).waitFor();
});

test('an invitation has a page of its own, and an unknown one leads back', async (t) => {
  const c = await open(t, 'invitations');
  await c.page.getByRole('link', { name: 'larkmoor-leasing' }).click();
  await c.heading('larkmoor-leasing');
  await c.accessible();
  await c.says(c.main.locator('dl.details'), 'View bills, View balance');
  await c.press('Cancel invitation', c.main);
  await c.press('Cancel invitation', await c.dialog(/^Cancel the invitation/, { role: 'alertdialog' }));
  await c.says(c.main.locator('dl.details'), 'Cancelled');
  await c.go('invitations/7');
  await c.says(c.main, 'There is no such invitation');
  await c.main.getByRole('link', { name: record }).click();
  await c.heading(record);
});
