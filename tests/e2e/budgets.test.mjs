// No page of the release weighs more than it may, nor do all parts together.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAGES, PARTS_BUDGET, parts, weigh } from './support/weight.mjs';

for (const page of PAGES) {
  test(`${page.name} weighs at most ${page.budget} kB`, async () => {
    const { all } = await weigh(page);
    assert.ok(all <= page.budget * 1000, `${all} bytes of brotli; budgets stand in support/weight.mjs`);
  });
}

test(`all parts together weigh at most ${PARTS_BUDGET} kB`, async () => {
  const sum = await parts();
  assert.ok(sum <= PARTS_BUDGET * 1000, `${sum} bytes of brotli`);
});
