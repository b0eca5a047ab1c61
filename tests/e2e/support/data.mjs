// The data of a console as a whole: fetched by its own export, and checked for contradictions.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

/** What "Export" in the settings of this page saves. */
export async function exported(page, url) {
  await page.goto(new URL('settings', url).href);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const file = await (await download).path();
  return JSON.parse(await readFile(file, 'utf8'));
}

/** The journal has no gaps, and every record is what the last entry that touched it made of it: no change is
 *  half done. */
export function assertWhole({ journal, records }) {
  const touched = new Map();
  journal.forEach((entry, index) => {
    assert.equal(entry.sequence, index + 1, 'the journal has no gaps');
    for (const [owner, table, key, before, after] of entry.changes) {
      const place = `${owner}/${table}/${key}`;
      const known = touched.get(place);
      if (known) assert.deepEqual(before, known.after, `entry ${entry.sequence} begins where ${place} stood`);
      touched.set(place, { after, sequence: entry.sequence });
    }
  });
  const kept = new Map(records.map(([owner, table, key, revision, record]) => [`${owner}/${table}/${key}`, { revision, record }]));
  for (const [place, { after, sequence }] of touched) {
    if (after === null) assert.equal(kept.get(place), undefined, `${place} was removed`);
    else assert.deepEqual(kept.get(place), { revision: sequence, record: after }, `${place} is as entry ${sequence} left it`);
  }
}

/** The requests of one action in the journal, the oldest first. */
export function requests({ journal }, action) {
  return journal.filter((entry) => entry.action === action).map((entry) => entry.request);
}
