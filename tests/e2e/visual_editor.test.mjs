// The visual policy generator: policies built, changed and taken back without writing JSON, and without losing any.
import assert from 'node:assert/strict';
import { test } from './support/test.mjs';
import { assertAccessible } from './support/axe.mjs';
import { consoles } from './support/console_pages.mjs';

const open = consoles();

const area = (c) => c.page.getByRole('textbox', { name: 'Policy syntax' });

/** The text of the policy, read in the JSON tab; ends in the visual one again. */
async function text(c) {
  await c.json();
  const text = await area(c).inputValue();
  await c.tabOf('Visual policy generator').click();
  return text;
}

/** Opens the page that checks a policy, with this text in it, at the visual tab. */
async function shown(t, policy) {
  const c = await open(t, 'check?editor=json');
  await area(c).fill(policy);
  await c.tabOf('Visual policy generator').click();
  await c.settled();
  return c;
}

/** A statement's card. */
const statement = (c, number) =>
  c.page.getByRole('region', { name: `Statement ${number}`, exact: true });

const logs = { effect: 'deny', action: ['cls:DeleteTopic', 'cls:DeleteLogset'], resource: ['*'] };

test('the seed’s directions: effect, service, actions, resource, source IP; then name and description', async (t) => {
  const c = await open(t, 'policies');
  const { page } = c;
  const begun = Date.now();
  await page.getByRole('link', { name: 'Create policy' }).first().click();
  await c.heading('Create policy');
  await c.tabOf('Visual policy generator').click();
  await c.press('Add a statement');
  const card = statement(c, 1);
  await card.getByRole('radio', { name: 'Deny' }).check();
  await card.getByRole('combobox', { name: 'Service' }).fill('log service');
  await page.getByRole('option', { name: /cls/ }).click();
  if (await card.getByRole('button', { name: 'Add a service' }).isVisible()) await c.press('Add a service', card);
  await card.getByRole('textbox', { name: 'Search actions of cls' }).fill('delete');
  await card.getByRole('checkbox', { name: 'DeleteTopic', exact: true }).check();
  await card.getByRole('checkbox', { name: 'DeleteLogset', exact: true }).check();
  assert.ok(await card.getByRole('radio', { name: 'All resources' }).isChecked());
  await c.press('Source IP', card);
  await card.getByRole('combobox', { name: 'Comparison' }).selectOption({ label: 'is not in · ip_not_equal' });
  await card.getByRole('textbox', { name: /Values/ }).or(card.getByRole('combobox', { name: /Values/ })).last().fill('203.0.113.0/24');
  await page.keyboard.press('Enter');
  await c.says(card, 'Denies DeleteTopic and DeleteLogset of cls (Cloud Log Service) on every resource, unless the request comes from 203.0.113.0/24');
  await assertAccessible(page);
  await c.press('Next');
  await page.getByRole('textbox', { name: 'Name' }).fill('LogsFromTheOffice');
  await page.getByRole('textbox', { name: 'Description' }).fill('Nobody deletes logs from elsewhere.');
  await c.press('Create policy');
  await c.heading('LogsFromTheOffice');
  assert.ok(Date.now() - begun < 60_000, 'in less than a minute');
  await c.tabOf('Policy syntax').click();
  const policy = JSON.parse(await (await c.json()).inputValue());
  assert.deepEqual(policy.statement[0].action, logs.action);
  assert.deepEqual(Object.keys(policy.statement[0].condition), ['ip_not_equal_if_exist']);
  assert.deepEqual([policy.statement[0].condition.ip_not_equal_if_exist['qcs:ip']].flat(), ['203.0.113.0/24']);
});

/** A policy as somebody else wrote it: odd layout, an element that nobody knows, a line end of Windows. */
const odd = '{ "version" :"2.0",\n\t"Statement" : [ {"Effect":"Deny" , "x-owner": {"team":"logs"},\n  "action":"cls:DeleteTopic","resource":["*" ]} ]\n}';

test('a policy with unknown elements is edited visually, and nothing else of its text changes', async (t) => {
  const c = await shown(t, odd);
  const card = statement(c, 1);
  await c.says(card, 'written in JSON');
  await card.getByRole('radio', { name: 'Allow' }).check();
  assert.equal(await text(c), odd.replace('"Deny"', '"Allow"').replace('"Allow"', '"Allow"'));
  await c.press('Undo edit');
  assert.equal(await text(c), odd);
  await card.getByRole('checkbox', { name: 'All actions of cls' }).check();
  const changed = await text(c);
  assert.ok(changed.includes('"x-owner": {"team":"logs"}') && changed.includes('"cls:*"'), changed);
  await c.press('Undo edit');
  assert.equal(await text(c), odd, 'looking at it and taking changes back leaves every byte');
});

test('statements are added, duplicated, moved and removed by keyboard, and the focus stays among them', async (t) => {
  const first = JSON.stringify(logs);
  const second = '{"effect":"allow","action":"cos:*","resource":"*"}';
  const policy = `{"version":"2.0","statement":[${first},${second}]}`;
  const c = await shown(t, policy);
  const menu = async (number, item) => {
    await statement(c, number).getByRole('button', { name: `Actions for statement ${number}` }).press('Enter');
    await c.page.getByRole('menuitem', { name: item }).press('Enter');
    await c.page.waitForFunction(() => document.activeElement && document.activeElement !== document.body);
  };
  await menu(2, 'Move up');
  assert.equal(await text(c), `{"version":"2.0","statement":[${second},${first}]}`);
  await menu(1, 'Duplicate');
  assert.equal(await text(c), `{"version":"2.0","statement":[${second},${second},${first}]}`);
  await menu(2, 'Remove');
  await menu(1, 'Move down');
  assert.equal(await text(c), policy);
});

test('a broken text shows the statements that can be read, and locks the rest', async (t) => {
  const c = await shown(t, `{"version":"2.0","statement":[${JSON.stringify(logs)},{"effect":"deny" "action":"cos:*","resource":"*"}]}`);
  await statement(c, 1).getByRole('radio', { name: 'Allow' }).check();
  await c.page.getByText('It is not valid JSON.').first().waitFor();
  const changed = await text(c);
  assert.ok(changed.includes('{"effect":"allow","action":["cls:DeleteTopic"'), changed);
  assert.ok(changed.endsWith('{"effect":"deny" "action":"cos:*","resource":"*"}]}'), 'the broken one as it was');
});

test('an input method composes Chinese into a value, which is added once it is done', async (t) => {
  const c = await shown(t, '{"version":"2.0","statement":[{"effect":"deny","action":"cos:*","resource":["*"],"condition":{"for_any_value:string_equal":{"qcs:resource_tag":["部门&财务"]}}}]}');
  const field = statement(c, 1).getByRole('textbox', { name: /Values/ });
  await field.focus();
  const session = await c.page.context().newCDPSession(c.page);
  for (const composed of ['b', 'bu', 'bu men']) {
    await session.send('Input.imeSetComposition', { text: composed, selectionStart: composed.length, selectionEnd: composed.length });
  }
  await session.send('Input.insertText', { text: '部门&研发' });
  await c.page.keyboard.press('Enter');
  await c.says(statement(c, 1), '部门&研发');
  assert.ok((await text(c)).includes('["部门&财务", "部门&研发"]') || (await text(c)).includes('["部门&财务","部门&研发"]'));
});

test('what is still being typed is taken over by whatever is pressed next, and what is unfinished is said', async (t) => {
  const c = await open(t, 'policies/new?editor=json');
  await area(c).fill(JSON.stringify({ version: '2.0', statement: [logs] }));
  await c.tabOf('Visual policy generator').click();
  const card = statement(c, 1);
  await c.press('Source IP', card);
  const values = () => card.getByRole('textbox', { name: /Values/ });
  // An unfinished condition is not left out without a word.
  await c.press('Next');
  await c.page.getByText('Something is filled in and not part of the policy yet').waitFor();
  await values().fill('203.0.113.0/24');
  assert.ok((await text(c)).includes('"203.0.113.0/24"'), 'pressing the other tab took it over');
  await values().fill('198.51.100.7');
  await c.press('Next');
  await c.page.getByRole('textbox', { name: 'Name' }).waitFor();
  await c.says(c.page.getByRole('region', { name: 'Review' }), 'unless the request comes from 203.0.113.0/24 or 198.51.100.7');
});
