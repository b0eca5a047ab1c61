// The browser is killed in the middle of saving. Acknowledgements are written down outside of it: none is lost,
// and nothing is half done. CHARTER_KILLS says how often.
import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from './support/test.mjs';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch, newProfile, removeProfile } from './support/browser.mjs';
import { assertWhole, exported, requests } from './support/data.mjs';
import { createPolicy, installSaver } from './support/policies.mjs';
import { random, seed } from './support/random.mjs';
import { serve } from './support/server.mjs';

const kills = Number(process.env.CHARTER_KILLS ?? 20);
const label = 'Kill';
const mostSaves = 6;
const longestPause = 40;

/** The processes of the browser that runs on this profile: started by this test, and nobody else's. */
function processesOn(profile) {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.map(Number).filter((pid) => {
    try {
      return pid !== process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`--user-data-dir=${profile}`);
    } catch {
      return false;
    }
  });
}

function kill(profile) {
  for (const pid of processesOn(profile)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It went by itself.
    }
  }
}

/** Saves until the browser is killed, in or near the middle of a save. */
async function saveAndKill({ context, page, profile, policy, label, log, dice }) {
  const savesBefore = Math.floor(dice() * mostSaves);
  const pause = dice() * longestPause;
  let saves = 0;
  const gone = new Promise((resolve) => context.once('close', resolve));
  await context.exposeBinding('saved', (_, text) => {
    appendFileSync(log, `${text}\n`);
    saves += 1;
  });
  await context.exposeBinding('saving', () => {
    if (saves === savesBefore) sleep(pause).then(() => kill(profile));
  });
  // It never returns: the page is gone before.
  page.evaluate(([policy, label]) => window.saveForever(policy, label), [policy, label]).catch(() => {});
  await Promise.race([gone, sleep(20_000).then(() => assert.fail('the browser was not killed within 20 s'))]);
  while (processesOn(profile).length > 0) await sleep(10);
}

test(`a browser killed ${kills} times while it saves loses nothing that it acknowledged`, { timeout: 120_000 + kills * 30_000 }, async (t) => {
  t.diagnostic(`seed ${seed}`);
  const dice = random();
  const server = await serve();
  const profile = await newProfile();
  const log = join(profile, 'acknowledged.log');
  appendFileSync(log, '');
  t.after(async () => {
    kill(profile);
    await server.close();
    await removeProfile(profile);
  });

  let policy;
  let known = 0;
  const counts = { unacknowledgedKept: 0, unacknowledgedGone: 0 };
  for (let round = 0; round <= kills; round += 1) {
    const { context, close } = await launch({ profile });
    await installSaver(context);
    const page = context.pages()[0] ?? (await context.newPage());
    policy ??= await createPolicy(page, server.url, 'Saved_and_killed');
    const begun = Date.now();
    const data = await exported(page, server.url);
    const acknowledged = (await readFile(log, 'utf8')).split('\n').filter(Boolean);
    const saved = requests(data, 'UpdatePolicy').map((request) => request.Description).filter((text) => text?.startsWith(label));
    const missing = acknowledged.filter((text) => !saved.includes(text));
    assert.deepEqual(missing, [], `acknowledged, and lost by kill ${round} (opened after ${Date.now() - begun} ms)`);
    assertWhole(data);
    const more = saved.filter((text) => !acknowledged.includes(text)).length;
    assert.ok(more - known <= 1, `kill ${round} left ${more - known} saves that nobody asked for`);
    if (round > 0) counts[more > known ? 'unacknowledgedKept' : 'unacknowledgedGone'] += 1;
    known = more;
    if (round === kills) {
      t.diagnostic(`${acknowledged.length} acknowledged, none lost; the save under way was kept ${counts.unacknowledgedKept} times and gone ${counts.unacknowledgedGone} times, never half done`);
      await close();
      break;
    }
    await page.goto(new URL(`policies/${policy}`, server.url).href);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await saveAndKill({ context, page, profile, policy, label: `${label} ${round}`, log, dice });
  }
});
