import assert from 'node:assert/strict';
import { test } from './support/test.mjs';
import { assertAccessible } from './support/axe.mjs';
import { openConsole } from './support/app.mjs';

test('the console opens under its security policy, without a complaint', async (t) => {
  const { page, response } = await openConsole(t);
  const header = response.headers()['content-security-policy'];
  assert.match(header, /require-trusted-types-for 'script'/);
  assert.match(header, /frame-ancestors 'none'/);
  const meta = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  assert.equal(`${meta}; frame-ancestors 'none'`, header, 'the meta tag says what the header says');
  await assertAccessible(page);
});

test('an address inside the console opens directly and survives a reload', async (t) => {
  const { page, response } = await openConsole(t, { path: 'no/such/page?sort=name' });
  assert.equal(response.status(), 200);
  await page.reload();
  assert.match(page.url(), /no\/such\/page\?sort=name$/);
  assert.notEqual((await page.locator('body').innerText()).trim(), '');
});

test('the security policy blocks what it should, and a block is seen by the tests', async (t) => {
  const { page, watched } = await openConsole(t);
  watched.allow(/security policy|Content Security Policy|TrustedHTML|Trusted Type/i);
  const refused = await page.evaluate(async () => {
    const reported = new Promise((resolve) => {
      addEventListener('securitypolicyviolation', (event) => event.violatedDirective === 'connect-src' && resolve());
    });
    const attempts = [
      () => (document.createElement('div').innerHTML = '<b>x</b>'),
      () => trustedTypes.createPolicy('other', {}),
      () => fetch('https://elsewhere.example/'),
    ];
    const outcomes = [];
    for (const attempt of attempts) {
      try {
        await attempt();
        outcomes.push('went through');
      } catch (error) {
        outcomes.push(error.name);
      }
    }
    await reported;
    return outcomes;
  });
  assert.deepEqual(refused, ['TypeError', 'TypeError', 'TypeError']);
  assert.ok(watched.problems.some((problem) => problem.startsWith('security policy: connect-src')), watched.problems.join('\n'));
});
