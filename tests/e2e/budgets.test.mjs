// No page of the release weighs more than it may, until its first row and in all, nor do all parts together.
import assert from 'node:assert/strict';
import { PLACES } from './support/places.mjs';
import { test } from './support/test.mjs';
import { PAGES, PARTS_BUDGET, parts, weigh } from './support/weight.mjs';

for (const page of PAGES) {
  test(`${page.name} weighs at most ${page.rows} kB until its first row, ${page.budget} in all`, async () => {
    const { until, all } = await weigh(page);
    const within = until <= page.rows * 1000 && all <= page.budget * 1000;
    assert.ok(within, `${until} and ${all} bytes of brotli; budgets stand in support/weight.mjs`);
  });
}

test('every page has a budget', () => {
  const weighed = PAGES.map(({ path }) => path);
  assert.deepEqual(PLACES.filter((path) => !weighed.includes(path)), []);
});

test(`all parts together weigh at most ${PARTS_BUDGET} kB`, async () => {
  const sum = await parts();
  assert.ok(sum <= PARTS_BUDGET * 1000, `${sum} bytes of brotli`);
});
