// Whatever the browser complains about fails the test: console errors, uncaught errors, failed
// requests, and reports of the content security policy.
import assert from 'node:assert/strict';

/** Watches every page of a context, those opened later included. */
export async function watch(context) {
  const problems = [];
  const allowed = [];
  const note = (kind, text) => problems.push(`${kind}: ${text}`);

  await context.exposeBinding('charterReport', (_, report) => note('security policy', report));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const place = event.sourceFile ? ` at ${event.sourceFile}:${event.lineNumber}` : '';
      window.charterReport(`${event.violatedDirective} blocked ${event.blockedURI || 'inline code'}${place}`);
    });
  });
  const watchPage = (page) => {
    page.on('console', (message) => {
      if (message.type() === 'error') note('console', `${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => note('uncaught', error.stack ?? String(error)));
    page.on('crash', () => note('crash', page.url()));
  };
  context.pages().forEach(watchPage);
  context.on('page', watchPage);

  return {
    problems,
    /** Names a complaint that the test provokes on purpose. */
    allow: (pattern) => allowed.push(pattern),
    assertClean: () => {
      const unexpected = problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem)));
      assert.deepEqual(unexpected, [], 'the browser complained');
    },
  };
}
