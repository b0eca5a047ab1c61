// The main procedure: paste, check, save, bind, see in force, take back.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from './support/test.mjs';
import { fileURLToPath } from 'node:url';
import { assertAccessible } from './support/axe.mjs';
import { choose, consoles, create, denying, openBinding } from './support/console_pages.mjs';

const own = fileURLToPath(new URL('fixtures/policies/', import.meta.url));
const corpus = fileURLToPath(new URL('../../../shared/corpus/tencent/', import.meta.url));
const open = consoles();

/** Pastes a text into the check page, in the place of what stands there. */
async function paste(c, text) {
  const area = c.page.getByRole('textbox', { name: 'Policy syntax' });
  await area.fill('');
  await c.page.getByText('Write or paste a policy. What is wrong').waitFor();
  await area.fill(text);
  await c.page.getByText('Write or paste a policy. What is wrong').waitFor({ state: 'hidden' });
}

const findings = (c) => c.page.getByRole('region', { name: 'Findings' });
const errors = (c) => findings(c).getByRole('heading', { name: /errors?$/ });

test('published policies are pasted and have no error', async (t) => {
  const c = await open(t, 'check?profile=cam');
  assert.ok(await c.page.getByRole('radio', { name: /CAM policy/ }).isChecked());
  const files = (await readdir(own)).filter((name) => name.endsWith('.json'));
  const texts = await Promise.all(files.map((name) => readFile(join(own, name), 'utf8')));
  for (const [at, text] of texts.entries()) {
    await paste(c, text);
    assert.equal(await errors(c).count(), 0, files[at]);
  }
  await assertAccessible(c.page);
});

const malformed = [
  ['trailing-comma.txt', 'Line 7, column 22', 'A comma isn’t allowed before the closing bracket.'],
  ['comment.txt', 'Line 5, column 25', 'JSON has no comments.'],
  ['wrong-effect.txt', 'Line 5, column 18', '“forbid” is not an effect: use “allow” or “deny”.'],
  ['five-segments.txt', 'Line 7, column 26', 'A resource has 6 segments'],
  ['cut-off.txt', 'Line 6, column 17', 'is not closed.'],
];

test('malformed policies are pasted and the fault stands at its line and column', async (t) => {
  const c = await open(t, 'check?profile=cam');
  for (const [name, place, message] of malformed) {
    await paste(c, await readFile(join(own, name), 'utf8'));
    const first = findings(c).getByRole('listitem').first();
    const text = await first.innerText();
    assert.ok(text.includes(place) && text.includes(message), `${name}: ${text}`);
    await first.getByRole('button', { name: place }).click();
    const area = c.page.getByRole('textbox', { name: 'Policy syntax' });
    const before = await area.evaluate((area) => area.value.slice(0, area.selectionStart).split('\n'));
    assert.equal(`Line ${before.length}, column ${before.at(-1).length + 1}`, place, 'the finding leads to its place');
    assert.ok(await area.evaluate((area) => document.activeElement === area));
  }
  await assertAccessible(c.page);
});

// Where Python's reader of JSON stumbles as well.
const places = { '0002': [9, 44], '0004': [9, 61], '0022': [7, 10], '0029': [5, 54], '0030': [6, 13] };

test('a sample of the corpus is pasted: the published ones pass, the malformed ones fail at their place', { skip: !existsSync(corpus) && 'the corpus is not here' }, async (t) => {
  const c = await open(t, 'check');
  const valid = (await readdir(join(corpus, 'valid'))).filter((name) => name !== 'tcdoc-0026.json');
  for (const name of valid.filter((_, at) => at % 40 === 0)) {
    await paste(c, await readFile(join(corpus, 'valid', name), 'utf8'));
    assert.equal(await errors(c).count(), 0, name);
  }
  for (const [number, [line, column]] of Object.entries(places)) {
    await paste(c, await readFile(join(corpus, 'malformed', `tcdoc-bad-${number}.txt`), 'utf8'));
    const text = await findings(c).getByRole('listitem').filter({ hasText: 'json-' }).first().innerText();
    assert.ok(text.includes(`Line ${line}, column ${column}\n`), `${number}: ${text}`);
  }
});

test('a policy is created, bound, in force, kept over a reload, and taken back', async (t) => {
  const c = await open(t, 'policies');
  const { page } = c;
  await page.getByRole('link', { name: 'Create policy' }).click();
  const area = await c.json();
  await area.fill(await readFile(join(own, 'wrong-effect.txt'), 'utf8'));
  await c.says(findings(c), '“forbid” is not an effect: use “allow” or “deny”.');
  await area.fill(await readFile(join(own, 'protect-tagged-servers.json'), 'utf8'));
  await page.getByText('Nothing to remark').waitFor();
  await c.press('Next');
  await page.getByRole('textbox', { name: 'Name' }).fill('KeepProduction');
  await page.getByRole('textbox', { name: 'Description' }).fill('Servers of production stay.');
  await c.says(page.getByRole('region', { name: 'Review' }), 'Creates KeepProduction, a custom policy');
  await assertAccessible(page);
  await c.press('Create policy');
  await c.heading('KeepProduction');
  const number = page.url().match(/policies\/(\d+)/)[1];
  await c.toast('Created KeepProduction');
  await c.follow('Service control policies');
  await c.says(c.row('KeepProduction'), /Custom.*Servers of production stay\..*0/s);
  await c.row('KeepProduction').getByRole('link', { name: 'KeepProduction' }).click();
  await c.heading('KeepProduction');

  // Bind to a department: the dialog says which accounts it touches before it does.
  const bind = await openBinding(c, 'KeepProduction');
  await c.says(bind, 'Before anything is bound, this line says which accounts it touches.');
  await choose(c, bind, 'Europe');
  await c.says(bind, '6 accounts in 1 department are affected.');
  await bind.getByText('Show 6 accounts').click();
  await c.says(bind.getByRole('listitem'), 'eu-payments-prod');
  await assertAccessible(page);
  await c.press('Bind to Europe', bind);
  await c.toast('Bound KeepProduction to Europe');
  await c.row('Europe').waitFor();
  await c.reload();
  await c.row('Europe').waitFor();

  // In force at the department and at its members.
  await c.row('Europe').getByRole('link', { name: 'Europe' }).click();
  await c.heading('Departments');
  const level = (title) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name: title }) });
  await level('Bound here').getByRole('link', { name: 'KeepProduction', exact: true }).waitFor();
  await c.follow('Members');
  await page.getByRole('combobox', { name: 'Members' }).fill('eu-web-prod');
  await c.row('eu-web-prod').getByRole('link', { name: 'eu-web-prod' }).click();
  await level('Inherited from Europe').getByRole('link', { name: 'KeepProduction' }).waitFor();

  // Bind to a member, take that back and do it again from the notification.
  await c.go(`policies/${number}?tab=bindings`);
  const again = await openBinding(c, 'KeepProduction');
  await choose(c, again, 'service-desk');
  await c.press('Bind to service-desk', again);
  await c.row('service-desk').waitFor();
  await c.answerToast('Bound KeepProduction to service-desk', 'Undo');
  await c.gone(c.row('service-desk'));
  await c.answerToast('Undone: Bound KeepProduction to service-desk', 'Redo');
  await c.row('service-desk').waitFor();

  // Without FullQcloudAccess it is the member's last policy: the service refuses to unbind it.
  await c.go('policies/1?tab=bindings');
  await page.getByRole('combobox', { name: 'Binding management' }).fill('service-desk');
  await c.press('Unbind from service-desk', c.row('service-desk'));
  const full = await c.dialog('Unbind FullQcloudAccess from service-desk?', { role: 'alertdialog' });
  await c.says(full, 'This may cut the accounts off');
  await c.press('Unbind from service-desk', full);
  await c.toast('Unbound FullQcloudAccess from service-desk');
  await c.go(`policies/${number}?tab=bindings`);
  await c.press('Unbind from service-desk', c.row('service-desk'));
  const last = await c.dialog('Unbind KeepProduction from service-desk?', { role: 'alertdialog' });
  await c.says(last.getByRole('alert'), 'service-desk has no other policy');
  await c.says(last.getByRole('alert'), 'FailedOperation.OrganizationDetachLastPolicyError');
  assert.equal(await c.button('Unbind from service-desk', last).getAttribute('aria-disabled'), 'true');
  await assertAccessible(page);
  await c.press('Cancel', last);
  await c.gone(last);
  await c.reload();
  await c.row('service-desk').waitFor();

  // Undone in the journal, the other can go.
  await c.follow('Journal');
  const entry = c.row('Unbound FullQcloudAccess from service-desk').first();
  await c.press(/^Undo change/, entry);
  const undo = await c.dialog('Undo “Unbound FullQcloudAccess from service-desk”?');
  await c.says(undo, 'Bind FullQcloudAccess to service-desk');
  await assertAccessible(page);
  await c.press(/^Undo change/, undo);
  await c.says(entry, /Undone by change \d+/);
  await c.go(`policies/${number}?tab=bindings`);
  await c.press('Unbind from service-desk', c.row('service-desk'));
  await c.press('Unbind from service-desk', await c.dialog(/^Unbind KeepProduction/, { role: 'alertdialog' }));
  await c.gone(c.row('service-desk'));
  await c.row('Europe').waitFor();
});

test('a policy is edited, its versions compared and reverted, and bound ones cannot be deleted', async (t) => {
  const c = await open(t, 'policies');
  const { page } = c;
  const first = denying('cls:DeleteTopic');
  const number = await create(c, 'KeepTopics', { text: first });
  const bind = await openBinding(c, 'KeepTopics');
  await choose(c, bind, 'Europe', 'service-desk');
  await c.says(bind, '7 accounts in 2 departments are affected.');
  await c.press('Bind to 2 targets', bind);
  await c.row('service-desk').waitFor();

  await page.getByRole('link', { name: 'Edit policy' }).click();
  await c.heading('Edit KeepTopics');
  await (await c.json()).fill(denying('cls:DeleteTopic', 'cls:DeleteLogset'));
  await c.press('Next');
  await c.press('Save');
  const save = await c.dialog('Save KeepTopics?');
  await c.says(save, /7 accounts in \d departments are affected\./);
  await assertAccessible(page);
  await c.press('Save for 7 accounts', save);
  await c.toast('Saved KeepTopics');
  await c.heading('KeepTopics');

  await c.tabOf('Versions').click();
  await c.says(c.row(/^Version 2/), 'Current');
  const comparison = page.getByRole('region', { name: 'Compare versions' });
  await c.says(comparison.getByRole('row', { name: /Added/ }), '"cls:DeleteLogset"');
  await assertAccessible(page);
  await c.press('Revert to version 1', c.row(/^Version 1/));
  const revert = await c.dialog('Revert KeepTopics to version 1?');
  await c.says(revert.getByRole('row', { name: /Removed/ }), '"cls:DeleteLogset"');
  await c.press('Revert to version 1', revert);
  await c.says(c.row(/^Version 3/), 'Current');
  await c.says(c.row(/^Version 3/), 'Reverted to version 1');
  await c.tabOf('Policy syntax').click();
  await c.json();
  await page.waitForFunction(() => document.getElementById('policy-syntax')?.value.includes('cls:DeleteTopic'));
  assert.ok(!(await page.locator('#policy-syntax').inputValue()).includes('DeleteLogset'));

  const remove = c.button('Delete', c.main).first();
  assert.equal(await remove.getAttribute('aria-disabled'), 'true');
  await page.getByText('It is bound to 2 targets. Unbind it first.').first().waitFor({ state: 'attached' });
  await c.go(`policies/${number}?tab=bindings`);
  await page.getByRole('checkbox', { name: /^Select all/ }).check();
  await c.press('Unbind');
  await c.press('Unbind from 2 targets', await c.dialog('Unbind KeepTopics from 2 targets?', { role: 'alertdialog' }));
  await page.getByText('Bound to nothing').waitFor();
  await c.button('Delete', c.main).first().click();
  await c.heading(/^Service control policies/);
  await c.gone(c.row('KeepTopics'));
  await c.answerToast('Deleted KeepTopics', 'Undo');
  await c.row('KeepTopics').waitFor();
});

test('the feature is disabled and enabled again, and the bindings from before are restored', async (t) => {
  const c = await open(t, 'policies');
  const { page } = c;
  await c.says(c.row('DenyUnencryptedTransport'), '24');
  const feature = page.getByRole('switch', { name: 'Service control policies' });
  await feature.click();
  const disable = await c.dialog('Disable service control policies?', { role: 'alertdialog' });
  await c.says(disable, /\d+ bindings are removed from 13 departments and 60 members: \d+ of FullQcloudAccess, \d+ of your policies\./);
  const confirm = c.button('Disable service control policies', disable);
  assert.equal(await confirm.getAttribute('aria-disabled'), 'true');
  await assertAccessible(page);
  await disable.getByRole('textbox', { name: /^Type / }).fill('larkmoor-management');
  await confirm.click();
  await c.toast('Service control policies disabled');
  await c.says(c.main, 'Service control policies are disabled: no policy takes effect.');

  // Reading works; what changes something says why it does not.
  await c.says(c.row('DenyUnencryptedTransport'), 'Object storage is reached over HTTPS only.');
  const creating = c.button('Create policy', c.main).first();
  assert.equal(await creating.getAttribute('aria-disabled'), 'true');
  await page.getByText('Service control policies are disabled. Enable them first.').first().waitFor({ state: 'attached' });
  await c.row('DenyUnencryptedTransport').getByRole('link', { name: 'DenyUnencryptedTransport' }).click();
  await c.heading('DenyUnencryptedTransport');
  await page.getByRole('tab', { name: /Binding management\s*0/ }).click();
  await page.getByText('Bound to nothing').waitFor();
  await c.follow('Departments');
  await page.getByText('No policy is in force anywhere in the organization.').waitFor();
  await c.go('policies/new');
  await page.getByText('Service control policies are disabled').first().waitFor();

  await c.go('policies');
  await feature.click();
  const enable = await c.dialog('Enable service control policies?');
  await c.says(enable, 'FullQcloudAccess is bound to 13 departments and 60 members.');
  await assertAccessible(page);
  await c.press('Enable service control policies', enable);
  const restore = await c.dialog('Restore the bindings from before?');
  await restore.getByRole('table').waitFor();
  await assertAccessible(page);
  const without = restore.getByRole('checkbox', { name: 'Unbind FullQcloudAccess again from 1 target that did not have it' });
  assert.ok(await without.isChecked());
  await c.says(restore, 'finance-archive');
  await c.press(/^Restore \d+ bindings$/, restore);
  await c.toast(/Restored \d+ bindings, and unbound FullQcloudAccess from 1 target/);
  await c.gone(restore);
  await c.says(c.row('DenyUnencryptedTransport'), '24');
  await c.follow('Journal');
  await c.row(/^Restored \d+ bindings from before, and unbound FullQcloudAccess from 1 target/).first().waitFor();
});

test('a batch gives a result for each, and is one entry to undo', async (t) => {
  const c = await open(t, 'policies');
  const { page } = c;
  for (const name of ['DenyPublicBuckets', 'QuarterEndFreeze']) {
    await page.getByRole('checkbox', { name: `Select ${name}` }).check();
  }
  await c.button('Bind…').first().click();
  const bind = await c.dialog('Bind 2 policies to departments and members');
  await choose(c, bind, 'Europe', 'finance-archive', 'service-desk');
  await c.press('Bind to 3 targets', bind);
  await c.toast('Bound 2 policies to 3 targets');
  await c.says(c.row('QuarterEndFreeze'), '3');

  await c.follow('Journal');
  const entry = c.row(/^Bound .* to /).first();
  await c.says(entry, 'AttachPolicy');
  await entry.getByRole('link').first().click();
  await page.waitForURL(/journal\/\d+$/);
  await c.ready();
  await c.accessible();
  await c.press('Undo', c.main);
  await c.press(/^Undo change \d+$/, await c.dialog(/^Undo “Bound /));
  await c.toast(/^Undone: /);
  await c.follow('Service control policies');
  for (const name of ['DenyPublicBuckets', 'QuarterEndFreeze']) {
    await c.says(c.row(name).getByRole('cell'), /^0$/);
  }
});

test('of a batch, what is refused has changed nothing and says why', async (t) => {
  const c = await open(t, 'policies/100014?tab=bindings');
  const { page } = c;
  const bind = await openBinding(c, 'AllowObjectStorageOnly');
  await choose(c, bind, 'Sandbox');
  await c.press('Bind to Sandbox', bind);
  await c.row('Sandbox').waitFor();
  await page.getByRole('checkbox', { name: 'Select all rows on this page' }).check();
  await c.press('Unbind');
  const unbind = await c.dialog(/from 2 targets\?$/, { role: 'alertdialog' });
  await c.says(unbind, 'Stays bound where there is no other policy: finance-archive');
  await c.press('Unbind from 2 targets', unbind);
  const results = await c.dialog('1 of 2 refused');
  const result = (name) => results.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  await c.says(result('finance-archive'), 'FailedOperation.OrganizationDetachLastPolicyError');
  await c.says(result('Sandbox'), 'Done');
  await assertAccessible(page);
  await results.getByText('Close', { exact: true }).click();
  await c.gone(c.row('Sandbox'));
  await c.row('finance-archive').waitFor();
});

test('from the page of a member a policy is bound to it and unbound again, and the page is come back to', async (t) => {
  const c = await open(t, 'departments?member=100020310525');
  const { page } = c;
  const here = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name: 'Bound here' }) });
  await here.waitFor();
  await page.getByRole('link', { name: 'Bind a policy…' }).click();
  const bind = await c.dialog('Bind policies to apac-branches-sg');
  const search = bind.getByRole('textbox', { name: 'Search the tree' });
  await search.fill('QuarterEndFreeze');
  await bind.getByRole('treeitem', { name: /^QuarterEndFreeze/ }).click();
  await c.says(bind, '1 account in 1 department is affected.');
  await assertAccessible(page);
  await c.press('Bind QuarterEndFreeze', bind);
  await c.toast('Bound QuarterEndFreeze to apac-branches-sg');
  await here.getByRole('link', { name: 'QuarterEndFreeze', exact: true }).waitFor();
  await assertAccessible(page);
  await here.getByRole('link', { name: /Unbind….*QuarterEndFreeze/ }).click();
  const unbind = await c.dialog('Unbind QuarterEndFreeze from apac-branches-sg?', { role: 'alertdialog' });
  await c.press('Unbind from apac-branches-sg', unbind);
  await c.toast('Unbound QuarterEndFreeze from apac-branches-sg');
  await here.waitFor();
  await c.gone(here.getByRole('link', { name: 'QuarterEndFreeze', exact: true }));
  await page.goBack();
  await page.goForward();
  await here.waitFor();
});

test('the list says of a policy what its own page says, with the lists of the services that it names', async (t) => {
  const c = await open(t, 'policies');
  const row = c.main.getByRole('row').filter({ hasText: 'DenyLogDeletion' });
  await row.getByText('No findings', { exact: true }).waitFor({ state: 'attached' });
  await row.getByRole('link', { name: 'DenyLogDeletion' }).click();
  await c.page.getByText('No findings', { exact: true }).first().waitFor();
});
