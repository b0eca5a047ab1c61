// "Denied? Paste the error": from a vendor's message to the statement behind it and the smallest change, made and undone.
import assert from 'node:assert/strict';
import { test } from './support/test.mjs';
import { assertAccessible } from './support/axe.mjs';
import { consoles } from './support/console_pages.mjs';

const open = consoles();

const message = (action, account) =>
  `[TencentCloudSDKException] code:UnauthorizedOperation message:[request id:7bdd8c92-ab41-4e10-80e5-6b928a207420] ` +
  `you are not authorized to perform operation (${action}) resource (qcs::cls:ap-guangzhou:uin/${account}:topic/t1) has no permission`;

/** A member's account, as the members' page shows it. */
async function member(c) {
  const row = c.main.getByRole('row').nth(1);
  return (await row.innerText()).match(/\d{12}/)[0];
}

const paste = (c, text) => c.page.getByRole('textbox', { name: 'The error, as you got it' }).fill(text);

test('an error leads to the statement, and the change to a draft of the policy that lets the request pass', async (t) => {
  const c = await open(t, 'members');
  const account = await member(c);
  await c.go('denied');
  await paste(c, message('cls:DeleteTopic', account));
  await c.says(c.main, 'A statement at Root denies it.');
  assert.equal(await c.page.getByRole('textbox', { name: 'Action' }).inputValue(), 'cls:DeleteTopic');
  await c.says(c.main, 'Take cls:DeleteTopic out of statement 1 of “DenyLogDeletion” at Root.');
  await c.says(c.main, 'with this the organization no longer stops the request');
  await assertAccessible(c.page);
  await c.press('Open the policy with this change');
  await c.heading('Edit DenyLogDeletion');
  await c.page.getByText('The proposed change is in the text').waitFor();
  const syntax = await c.json();
  assert.ok(!(await syntax.inputValue()).includes('cls:DeleteTopic'));
  await c.press('Next');
  await c.press('Save');
  await c.press(/^Save for/, c.page.getByRole('dialog').or(c.page.getByRole('alertdialog')));
  await c.page.getByRole('heading', { level: 1, name: 'DenyLogDeletion', exact: true }).waitFor();
  // The error is kept in this tab, and judged anew.
  await c.go('denied');
  await c.says(c.main, 'No level stops it.');
  await c.press(/^Undo/);
  await c.press(/^Undo change/, c.page.getByRole('dialog'));
  await c.says(c.main, 'A statement at Root denies it.');
});

test('what the error does not say is asked for, and the answer follows', async (t) => {
  const c = await open(t, 'denied');
  await c.says(c.main, 'Paste an error, or fill in an action.');
  await c.page.getByRole('textbox', { name: 'Action' }).fill('cvm:StopInstances');
  const policy = {
    version: '2.0',
    statement: [
      { effect: 'allow', action: 'cvm:*', resource: '*', condition: { ip_equal: { 'qcs:ip': ['10.0.0.0/8'] } } },
    ],
  };
  await c.page.getByRole('textbox', { name: 'Resource', exact: true }).fill('qcs::cvm:ap-guangzhou:uin/1:instance/ins-1');
  await c.page.getByRole('textbox', { name: /A policy of the caller/ }).fill(JSON.stringify(policy));
  await c.says(c.main, 'The caller’s policy leaves it open.');
  const key = c.page.getByRole('textbox', { name: 'qcs:ip' });
  await key.fill('192.0.2.1');
  await c.says(c.main, 'No statement of the caller’s policy allows it.');
  await key.fill('10.1.2.3');
  await c.says(c.main, 'The caller’s policy allows it');
  await assertAccessible(c.page);
});

test('an error that is no matter of policies is named as such', async (t) => {
  const c = await open(t, 'denied');
  await paste(c, '{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Message":"The provided credentials could not be validated."},"RequestId":"1"}}');
  await c.page.getByText('This is no matter of policies').waitFor();
  await paste(c, 'something else');
  await c.page.getByText('Nothing in this text says that a permission is missing').waitFor();
});

test('a text that is no denial shows nothing of the error before', async (t) => {
  const c = await open(t, 'members');
  const account = await member(c);
  await c.go('denied');
  await paste(c, message('cls:DeleteTopic', account));
  await c.says(c.main, 'A statement at Root denies it.');
  await paste(c, 'InvalidParameter: the topic does not exist');
  await c.page.getByText('Nothing in this text says that a permission is missing').waitFor();
  await c.says(c.main, 'Paste an error, or fill in an action.');
  assert.equal(await c.page.getByRole('textbox', { name: 'Action' }).inputValue(), '');
  assert.equal(await c.page.getByText('A statement at Root denies it.').count(), 0);
  await paste(c, message('cls:DeleteTopic', '1000******07'));
  await c.page.getByText('Parts of the action or the resource are masked or cut').waitFor();
  await c.says(c.main, 'Choose the account that owns the resource');
});

test('of a log with several denials the others are named', async (t) => {
  const c = await open(t, 'members');
  const account = await member(c);
  await c.go('denied');
  await paste(c, `${message('cls:DeleteTopic', account)}\n${message('cls:DeleteLogset', account)}`);
  await c.says(c.main, 'A statement at Root denies it.');
  assert.equal(await c.page.getByRole('textbox', { name: 'Action' }).inputValue(), 'cls:DeleteTopic');
  await c.says(c.main, 'The text has another denial, which isn’t explained here: cls:DeleteLogset on qcs::cls:');
  await paste(c, message('cls:DeleteTopic', account));
  await c.page.getByText('The text has another denial').waitFor({ state: 'detached' });
});

test('another error begins anew with who asked, and the management account is known as such', async (t) => {
  const c = await open(t, 'members');
  const account = await member(c);
  await c.go('denied');
  await paste(c, message('cls:DeleteTopic', account));
  await c.says(c.main, 'A statement at Root denies it.');
  await c.page.getByRole('radio', { name: 'The management account' }).check();
  await c.says(c.main, 'Boundaries do not apply to the management account.');
  await paste(c, message('cls:DeleteLogset', account));
  await c.says(c.main, 'A statement at Root denies it.');
  assert.ok(await c.page.getByRole('radio', { name: 'A user or role' }).isChecked());
  // What stops it stands below the window; in short it is said beside the error, with the way there.
  await c.press('See why');
  assert.equal(await c.page.evaluate(() => document.activeElement.id), 'denied-answer');
  await paste(c, message('cls:DeleteLogset', '100020300001'));
  await c.says(c.main, 'This is the management account');
  // It is said where one says who asked, too.
  const who = c.page.getByRole('radiogroup', { name: 'Who asked' });
  const described = await who.getAttribute('aria-describedby');
  assert.match(await c.page.locator(`#${described}`).innerText(), /belongs to the management account/);
});
