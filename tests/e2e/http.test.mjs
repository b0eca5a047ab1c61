// The console over the network: the vendor's API as it stands on the wire, and every way in which a call fails.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from './support/test.mjs';
import { fileURLToPath } from 'node:url';
import { openConsole } from './support/app.mjs';
import { createPolicy } from './support/policies.mjs';
import { config, vendor, ways } from './support/vendor.mjs';

const dialog = (page) => page.locator('dialog[open]');
const row = (page, name) => page.getByRole('link', { name, exact: true }).first();

/** The console on a service of its own. */
async function overNetwork(t, path = '', { settings = config, ...options } = {}) {
  const service = vendor(options);
  const console = await openConsole(t, { server: { config: settings, handle: service.handle } });
  // The browser reports what the tests cut and refuse.
  console.watched.allow(/ERR_|Failed to load resource/);
  if (path !== undefined) await console.page.goto(new URL(path, console.server.url).href);
  return { ...console, service };
}

/** Fills in the form of a new policy, and sends it. */
async function sendNew(page, url, name) {
  await page.goto(new URL('policies/new?editor=json', url).href);
  await page.locator('#policy-content').fill('{"version":"2.0","statement":[{"effect":"deny","action":["cvm:*"],"resource":["*"]}]}');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.locator('#policy-name').fill(name);
  await page.getByRole('button', { name: 'Create policy' }).click();
}

/** Writes another description into the form of policy 301. */
async function beginEdit(page, url, text) {
  await page.goto(new URL('policies/301/edit?step=2', url).href);
  await page.locator('#policy-description').fill(text);
}

const save = (page) => page.getByRole('button', { name: 'Save', exact: true }).click();

test('requests stand on the wire as the vendor wants them', async (t) => {
  const { page, server, service } = await overNetwork(t, 'policies');
  await row(page, 'DenyPortRemoval').waitFor();
  for (const { method, headers, body, action } of service.calls) {
    assert.equal(method, 'POST');
    assert.equal(headers['content-type'], 'application/json');
    assert.equal(headers['x-tc-version'], '2021-03-31', action);
    assert.equal(typeof body, 'object');
    assert.match(headers['x-tc-traceid'], /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  const [list] = service.of('ListPolicies');
  assert.equal(list.body.Rp, 200, 'the largest page');
  assert.equal(list.body.Page, 1);
  const policy = await createPolicy(page, server.url, 'Over_the_wire');
  assert.equal(policy, '302');
  const [{ body }] = service.of('CreatePolicy');
  assert.deepEqual(Object.keys(body).sort(), ['Content', 'Name', 'Type']);
  assert.equal(body.Type, 'SERVICE_CONTROL_POLICY');
});

test('each cloud has its endpoint in config.json', async (t) => {
  const endpoints = { tencent: { endpoint: '/api' }, huawei: { endpoint: '/huawei', path: { project_id: 'p-1' } } };
  const settings = { backend: 'http', timeout_seconds: 1, endpoints };
  const { page, service } = await overNetwork(t, 'policies', { settings });
  await row(page, 'DenyPortRemoval').waitFor();
  assert.ok(service.of('ListPolicies').length > 0);
});

test('a cloud without an endpoint is said, and nothing is asked', async (t) => {
  const settings = { backend: 'http', endpoints: { huawei: { endpoint: '/api' } } };
  const { page, service } = await overNetwork(t, 'policies', { settings });
  await page.getByText('No service of this cloud is configured').first().waitFor();
  assert.equal(service.calls.length, 0);
});

test('a number beyond 2^53 is shown digit by digit', async (t) => {
  const { page, server, service } = await overNetwork(t);
  const [member] = service.state.members;
  const answer = JSON.stringify({ Response: { Total: 1, Items: [{ ...member, MemberUin: 'UIN' }] } });
  // A number of JavaScript could not carry it here either.
  service.always('DescribeOrganizationMembers', answer.replace('"UIN"', '9007199254740993'));
  await page.goto(new URL('members', server.url).href);
  await page.getByText('9007199254740993').first().waitFor();
});

test('a list is read page by page to its end', async (t) => {
  const { page, server, service } = await overNetwork(t);
  const [, first] = service.state.policies;
  for (let number = 0; number < 450; number += 1) {
    service.state.policies.push({ ...first, PolicyId: 1000 + number, PolicyName: `Many_${number}` });
  }
  service.calls.length = 0;
  await page.goto(new URL('policies', server.url).href);
  await page.getByText('452').first().waitFor();
  const pages = service.of('ListPolicies').filter(({ body }) => body.Rp === 200).map(({ body }) => body.Page);
  assert.deepEqual([...new Set(pages)].sort(), [1, 2, 3]);
});

test('a read that is cut or limited is tried again', async (t) => {
  const { page, server, service } = await overNetwork(t);
  for (const fail of [ways.cutBefore, ways.refusing('RequestLimitExceeded'), ways.status(503)]) {
    service.calls.length = 0;
    service.fail('DescribePolicy', fail, 2);
    await page.goto(new URL('policies/301', server.url).href);
    await page.getByRole('heading', { name: 'DenyPortRemoval' }).waitFor();
    assert.ok(service.of('DescribePolicy').length >= 3);
  }
});

test('a read that fails for good says why and can be tried again by hand', async (t) => {
  const { page, server, service } = await overNetwork(t);
  const cases = [
    [ways.cutBefore, 'The service cannot be reached'],
    [ways.silent, 'The service did not answer in time'],
    [ways.refusing('RequestLimitExceeded'), 'Too many requests'],
    [ways.refusing('InternalError'), 'The service has a fault'],
    [ways.status(404), 'The service did not answer as its API does'],
    [ways.garbled, 'The service’s answer cannot be read'],
  ];
  for (const [fail, said] of cases) {
    service.fail('DescribePolicy', fail, 12);
    await page.goto(new URL('policies/301/edit?editor=json', server.url).href);
    await page.getByText(said).first().waitFor();
    service.heal();
    await page.getByRole('button', { name: /again|retry/i }).first().click();
    await page.locator('#policy-content').waitFor();
  }
});

test('a refusal shows the vendor’s code and is not repeated', async (t) => {
  const { page, server, service } = await overNetwork(t);
  service.fail('CreatePolicy', ways.refusing('FailedOperation.PolicyNameInUse'));
  await sendNew(page, server.url, 'DenyPortRemoval');
  await page.getByText('FailedOperation.PolicyNameInUse').first().waitFor();
  assert.equal(service.of('CreatePolicy').length, 1);
});

test('binding to several targets is one call each, with a result for each', async (t) => {
  const { page, server, service } = await overNetwork(t);
  await page.goto(new URL('policies/301?tab=bindings', server.url).href);
  await page.getByRole('button', { name: 'Bind…' }).first().click();
  const search = dialog(page).getByRole('textbox', { name: 'Search the tree' });
  for (const name of ['Shipping', 'cranes']) {
    await search.fill(name);
    await dialog(page).getByRole('treeitem', { name: new RegExp(`^${name}`) }).click();
    await search.fill('');
  }
  service.fail('AttachPolicy', ways.refusing('FailedOperation.OrganizationPolicyIsNotEnabled'));
  await dialog(page).getByRole('button', { name: /^Bind to 2/ }).click();
  await page.getByRole('dialog', { name: '1 of 2 refused' }).waitFor();
  await dialog(page).getByText('FailedOperation.OrganizationPolicyIsNotEnabled').first().waitFor();
  const bound = service.of('AttachPolicy').map(({ body }) => body);
  assert.deepEqual(bound.map(({ PolicyId }) => PolicyId), [301, 301]);
  assert.equal(new Set(bound.map(({ TargetId }) => TargetId)).size, 2, 'each target once');
});

test('a write that was limited was not carried out, and is sent again', async (t) => {
  const { page, server, service } = await overNetwork(t);
  service.fail('CreatePolicy', ways.refusing('RequestLimitExceeded.UinLimitExceeded'), 2);
  await sendNew(page, server.url, 'After_the_limit');
  await page.waitForURL(/policies\/302/);
  assert.equal(service.of('CreatePolicy').length, 3);
  assert.equal(service.state.policies.length, 3);
});

for (const [name, fail, carriedOut] of [
  ['cut before it was carried out', ways.cutBefore, false],
  ['cut after it was carried out', ways.cutAfter, true],
  ['not answered in time', ways.silent, false],
  ['answered by a gateway', ways.status(502), false],
]) {
  test(`a write that was ${name} is of unknown outcome, never repeated, and read again`, async (t) => {
    const { page, server, service } = await overNetwork(t);
    service.fail('CreatePolicy', fail);
    await sendNew(page, server.url, 'Perhaps');
    await page.getByText('It is unknown whether this was carried out').first().waitFor();
    assert.equal(service.of('CreatePolicy').length, 1);
    await page.goto(new URL('policies', server.url).href);
    await row(page, 'DenyPortRemoval').waitFor();
    assert.equal(await row(page, 'Perhaps').isVisible(), carriedOut);
    assert.equal(service.of('CreatePolicy').length, 1);
  });
}

test('a write that the browser sends again by itself has the same name, so that a server carries it out once', async (t) => {
  const { page, server, service } = await overNetwork(t, '', { keepOpen: true });
  service.fail('CreatePolicy', ways.cutBefore);
  await sendNew(page, server.url, 'Sent_again');
  await Promise.race([
    page.waitForURL(/policies\/302/),
    page.getByText('It is unknown whether this was carried out').first().waitFor(),
  ]);
  const names = service.of('CreatePolicy').map(({ headers }) => headers['x-tc-traceid']);
  assert.equal(new Set(names).size, 1, 'two tries by the console would have two names');
});

test('an edit of what somebody else has changed is not sent, though the service knows no etags', async (t) => {
  const { page, server, service } = await overNetwork(t);
  await beginEdit(page, server.url, 'mine');
  service.state.policies[1].Description = 'theirs';
  await save(page);
  await dialog(page).getByText('theirs').first().waitFor();
  assert.equal(service.of('UpdatePolicy').length, 0);
  assert.equal(service.state.policies[1].Description, 'theirs');
});

test('an edit of what nobody else has changed is sent with what differs alone', async (t) => {
  const { page, server, service } = await overNetwork(t);
  await beginEdit(page, server.url, 'mine');
  await save(page);
  await page.waitForURL(/policies\/301$/);
  const [{ body, headers }] = service.of('UpdatePolicy');
  assert.deepEqual(body, { PolicyId: 301, Description: 'mine' });
  assert.equal(headers['x-charter-if-match'], undefined, 'the vendor is not sent what it does not know');
});

test('what the vendor’s service cannot do is said with its reason', async (t) => {
  const { page } = await overNetwork(t, 'journal');
  await page.getByText('The vendor’s service cannot do that').first().waitFor();
});

test('a broken config.json is said, and nothing is asked', async (t) => {
  const { page, service } = await overNetwork(t, '', { settings: { backend: 'http', endpoint: 'ftp://nowhere' } });
  await page.getByText('`ftp://nowhere`').first().waitFor();
  assert.equal(service.calls.length, 0);
});

const examples = fileURLToPath(new URL('../../../shared/catalog/tencent-api-spec/organization-v20210331-examples.json', import.meta.url));

test('the vendor’s own example answers are understood', { skip: !existsSync(examples) && 'the examples are not here' }, async (t) => {
  const { actions } = JSON.parse(readFileSync(examples, 'utf8'));
  const { page, server, service } = await overNetwork(t);
  const reads = ['DescribeOrganization', 'DescribePolicyConfig', 'ListPolicies', 'DescribePolicy', 'ListTargetsForPolicy', 'ListPoliciesForTarget', 'DescribeOrganizationNodes', 'DescribeOrganizationMembers'];
  const replayed = new Set();
  for (const action of reads) service.always(action, actions[action][0].output, () => replayed.add(action));
  for (const path of ['policies', 'policies/10001', 'policies/10001?tab=bindings', 'departments', 'members']) {
    await page.goto(new URL(path, server.url).href);
    await page.waitForLoadState('networkidle');
    assert.equal(await page.getByText('The service’s answer cannot be read').count(), 0, path);
  }
  await page.goto(new URL('policies', server.url).href);
  await row(page, 'policy_name').waitFor();
  t.diagnostic(`replayed: ${[...replayed].join(', ')}`);
  for (const action of ['DescribeOrganization', 'ListPolicies', 'DescribePolicy', 'DescribeOrganizationNodes', 'DescribeOrganizationMembers']) {
    assert.ok(replayed.has(action), action);
  }
});
