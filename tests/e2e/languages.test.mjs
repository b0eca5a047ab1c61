// Policies of three clouds: the kind is chosen where a policy is pasted, and both ways of writing speak its language.
import assert from 'node:assert/strict';
import { test } from './support/test.mjs';
import { assertAccessible } from './support/axe.mjs';
import { consoles } from './support/console_pages.mjs';

const open = consoles();

const area = (c) => c.page.getByRole('textbox', { name: 'Policy syntax' });
const statement = (c, number) => c.page.getByRole('region', { name: `Statement ${number}`, exact: true });
const kind = (c, name) => c.page.getByRole('radio', { name });

async function policy(c) {
  await c.json();
  const text = await area(c).inputValue();
  await c.tabOf('Visual policy generator').click();
  return JSON.parse(text);
}

test('Huawei Cloud: SecMaster’s example is built in the form, with its types of resources', async (t) => {
  const c = await open(t, 'check?editor=visual');
  await kind(c, 'Huawei Cloud').check();
  await kind(c, /IAM policy \(1\.1\)/).check();
  await c.press('Add a statement');
  const card = statement(c, 1);
  await card.getByRole('radio', { name: 'Allow' }).check();
  await card.getByRole('combobox', { name: 'Service' }).fill('secmaster');
  await c.page.getByRole('option', { name: /secmaster/ }).click();
  if (await card.getByRole('button', { name: 'Add a service' }).isVisible()) await c.press('Add a service', card);
  await card.getByRole('textbox', { name: 'Search actions of secmaster' }).fill('playbook approve');
  await card.getByRole('checkbox', { name: 'playbook:approve', exact: true }).check();
  await card.getByRole('radio', { name: /Specific ones/ }).last().check();
  await c.press('Add a resource description', card);
  const form = card.getByRole('group', { name: 'Resource description of 5 segments' });
  await form.getByRole('textbox', { name: 'Resource ID' }).fill('7430b8e4/*');
  await form.getByText('secmaster:*:*:playbook:7430b8e4/*').waitFor();
  await c.press('Add', form);
  assert.deepEqual(await policy(c), {
    Version: '1.1',
    Statement: [
      { Effect: 'Allow', Action: ['secmaster:playbook:approve'], Resource: ['secmaster:*:*:playbook:7430b8e4/*'] },
    ],
  });
  await assertAccessible(c.page);
  await c.json();
  await area(c).fill((await area(c).inputValue()).replace('playbook:7430b8e4/*', 'playbok:7430b8e4/*'));
  await c.page.getByText('No resources of secmaster are known to have the type “playbok”').waitFor();
});

test('NAVER Cloud: what an allowed action needs comes along; taken out again it stays out, and is said', async (t) => {
  const c = await open(t, 'check?profile=naver-user&editor=visual');
  await c.press('Add a statement');
  const card = statement(c, 1);
  await card.getByRole('radio', { name: 'Allow' }).check();
  await card.getByRole('combobox', { name: 'Service' }).fill('SSO');
  await c.page.getByRole('option', { name: /SSO/ }).click();
  await card.getByRole('textbox', { name: 'Search actions of SSO' }).fill('deleteuser');
  await card.getByRole('checkbox', { name: 'Change/deleteUser', exact: true }).check();
  await c.toast('2 actions came along');
  const target = { product: 'SSO', actions: ['Change/deleteUser', 'View/getUserList', 'View/getUserDetail'], resourceNrns: ['*'] };
  assert.deepEqual(await policy(c), { permissions: [{ effect: 'Allow', targets: [target] }] });
  await assertAccessible(c.page);
  await c.press('Remove View/getUserDetail', card);
  await c.json();
  await c.page.locator('.finding').filter({ hasText: 'View/getUserDetail' }).first().waitFor();
  const written = JSON.parse(await area(c).inputValue());
  assert.deepEqual(written.permissions[0].targets[0].actions, ['Change/deleteUser', 'View/getUserList']);
  await c.page.locator('.finding').filter({ hasText: 'Change/deleteUser' }).first().waitFor();
});

test('a statement with several targets is split where the form is to show it', async (t) => {
  const c = await open(t, 'check?profile=naver-user&editor=json');
  const target = (action) => ({ product: 'SSO', actions: [action], resourceNrns: ['*'] });
  const targets = [target('View/getTenantDetail'), target('View/getUserList')];
  await area(c).fill(JSON.stringify({ permissions: [{ effect: 'Allow', targets }] }, null, 2));
  await c.tabOf('Visual policy generator').click();
  await c.press('Make it a statement for each target');
  await statement(c, 2).waitFor();
  const { permissions } = await policy(c);
  assert.deepEqual(permissions.map(({ targets }) => targets), targets.map((one) => [one]));
});

test('the kind stands in the address, also in one that is shared', async (t) => {
  const c = await open(t, 'check?profile=huawei-5.0&editor=json');
  assert.ok(await kind(c, 'Huawei Cloud').isChecked());
  await c.press('Nobody turns the audit trail off');
  await c.page.getByText('No findings').first().waitFor();
  await c.press('Share');
  const dialog = await c.dialog('Share this policy');
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  await c.page.goto(link);
  await c.heading('Shared policy');
  await c.page.getByText('Huawei Cloud, Identity policy (5.0)').waitFor();
  await c.press('Edit a copy');
  await c.heading('Check a policy');
  assert.ok(await kind(c, /Identity policy/).isChecked());
});

test('the policy of a bucket is recognized; read as another kind it says so, and one press reads it as what it is', async (t) => {
  const c = await open(t, 'check?editor=json');
  const bucket = {
    version: '2.0',
    statement: [
      {
        effect: 'deny',
        principal: { qcs: ['qcs::cam::uin/100000000001:uin/100000000002'] },
        action: ['name/cos:DeleteObject'],
        resource: ['qcs::cos:ap-guangzhou:uid/1250000000:logs-1250000000/*'],
      },
    ],
  };
  await area(c).fill(JSON.stringify(bucket, null, 2));
  await c.page.getByText('Recognized from the text').waitFor();
  assert.ok(await kind(c, /Bucket policy/).isChecked());
  await c.page.getByText('No findings').first().waitFor();
  await assertAccessible(c.page);
  await kind(c, /CAM policy/).check();
  const said = c.page.locator('.finding').filter({ hasText: 'This is written like a bucket' });
  await said.waitFor();
  await c.press('Check as Tencent Cloud: Bucket policy', said);
  await said.waitFor({ state: 'hidden' });
  assert.ok(await kind(c, /Bucket policy/).isChecked());
  // The choice is a step of undo, in the text and in the address alike.
  await c.page.keyboard.press('Control+z');
  await said.waitFor();
  assert.ok(await kind(c, /CAM policy/).isChecked());
  assert.match(c.page.url(), /profile=cam/);
  await c.page.keyboard.press('Control+y');
  await said.waitFor({ state: 'hidden' });
  assert.ok(await kind(c, /Bucket policy/).isChecked());
  await c.tabOf('Visual policy generator').click();
  await statement(c, 1).getByRole('group', { name: 'Principals' }).waitFor();
});
