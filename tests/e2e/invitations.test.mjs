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
  await names.nth(1).waitFor();
  assert.deepEqual((await names.allInnerTexts()).slice(0, 2), ['larkmoor-leasing', 'larkmoor-trust']);
  for (const status of ['Pending', 'Accepted', 'Rejected or invalid', 'Cancelled', 'Expired']) {
    await c.says(c.main.locator('tbody .badge'), status);
  }
  await c.go('invitations?f=status%3DPending');
  await c.gone(c.row('service-desk'));
  await c.row('larkmoor-trust').waitFor();
  assert.equal(await names.count(), 2);
});

test('one invitation is cancelled from its row, which nothing takes back', async (t) => {
  const c = await open(t, 'invitations');
  const row = c.row('larkmoor-trust');
  await c.press('Actions for the invitation of larkmoor-trust', row);
  await c.page.getByRole('menuitem', { name: 'Cancel invitation' }).click();
  const dialog = await c.dialog('Cancel the invitation of larkmoor-trust?', { role: 'alertdialog' });
  await c.accessible();
  await c.press('Cancel invitation', dialog);
  await c.says(row, 'Cancelled');
  await c.toast('Cancelled the invitation of larkmoor-trust');
  assert.equal(await c.page.locator('.toast').getByRole('button', { name: 'Undo' }).count(), 0);
  await c.go('journal');
  await c.says(c.main, 'The other side has seen it');
});

test('several are cancelled at once; what is settled says why it cannot be', async (t) => {
  const c = await open(t, 'invitations');
  const select = (name) => c.page.getByRole('checkbox', { name: `Select ${name}` });
  await select('larkmoor-trust').check();
  await select('service-desk').check();
  const cancel = c.main.locator('.table-batch').getByRole('button', { name: 'Cancel invitation' });
  await c.says(c.main, 'Only pending invitations can be cancelled. service-desk: Accepted.');
  assert.equal(await cancel.getAttribute('aria-disabled'), 'true');
  await select('service-desk').uncheck();
  await select('larkmoor-leasing').check();
  await cancel.click();
  const dialog = await c.dialog('Cancel 2 invitations?', { role: 'alertdialog' });
  await c.press('Cancel 2 invitations', dialog);
  await c.toast('Cancelled 2 invitations');
  await c.follow('Journal');
  await c.page.getByRole('link', { name: /^Cancelled the invitation of larkmoor-\w+ and 1 other/ }).waitFor();
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
  // Crumbs lead there too; what the page offers comes last.
  await c.main.getByRole('link', { name: record }).last().click();
  await c.heading(record);
});

test('a member is invited step by step, and what was typed survives errors, steps and a reload', async (t) => {
  const c = await open(t, 'members');
  const { page } = c;
  const box = (name) => page.getByRole('textbox', { name });
  await page.getByRole('link', { name: 'Add member' }).click();
  await c.heading('Add member');
  await c.accessible();
  await c.press('Next');
  await c.says(c.main, 'Enter the account ID: digits only.');
  await box('Account ID').fill('100037700482');
  await box('Member name').fill('insurance');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'Cost analysis' }).check();
  await page.getByRole('radio', { name: /^Pay-on-behalf/ }).check();
  await c.press('Next');
  await page.waitForURL(/step=3$/);
  await c.accessible();
  await page.getByRole('combobox', { name: 'Department' }).selectOption({ label: 'Root / Technology' });
  await c.says(c.main, 'Account 100037700482 is invited to join the department Technology as insurance.');
  await c.says(c.main, 'View bills, View balance, Consolidate bills, Pay-on-behalf, Cost analysis');
  // Another entity: refused, said where the account is typed, and nothing is lost by going there.
  await c.press('Invite member');
  await c.says(c.main, 'The account has another verified entity');
  await c.main.locator('.form-errors').getByRole('link', { name: 'Account ID' }).click();
  await c.says(page.locator('.field-error'), 'The account has another verified entity');
  await box('Account ID').fill('100041200019');
  await page.goBack();
  await page.waitForURL(/step=3$/);
  await page.reload();
  await c.ready();
  await c.says(c.main, 'Your unsaved input was put back');
  await c.says(c.main, 'Account 100041200019 is invited to join the department Technology as insurance.');
  await c.press('Invite member');
  await c.toast('Invited insurance');
  await c.heading(record);
  await c.says(c.row('insurance'), 'Pay-on-behalf');
  await c.answerToast('Invited insurance', 'Undo');
  // The account has seen it: it stays in the record.
  await c.says(c.row('insurance'), 'Cancelled');
});
