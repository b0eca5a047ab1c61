// What a person waits for: bytes over the wire for the first page, and time to its first paint.
// `cargo xtask bench` builds the release first.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mounted } from './support/app.mjs';
import { launch } from './support/browser.mjs';
import { brotli, defaultDist, serve } from './support/server.mjs';

const runs = Number(process.env.CHARTER_BENCH_RUNS ?? 5);

async function wire() {
  const page = await readFile(join(defaultDist, 'index.html'), 'utf8');
  const named = (await readdir(defaultDist)).filter((name) => page.includes(name) && name !== 'index.html');
  const files = ['index.html', ...named, 'config.json'];
  let total = 0;
  console.log('Over the wire for the first page (brotli 11):');
  for (const name of files) {
    const content = await readFile(join(defaultDist, name));
    const bytes = brotli(content).length;
    total += bytes;
    console.log(`  ${name.padEnd(44)} ${kB(content.length)} → ${kB(bytes)}`);
  }
  console.log(`  ${'in all'.padEnd(44)} ${''.padStart(9)}   ${kB(total)}`);
}

async function coldLoad(slowdown) {
  const server = await serve();
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const browser = await launch();
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    const session = await browser.context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(server.url);
    await mounted(page);
    const paint = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
    times.push(await paint.jsonValue());
    await browser.close();
  }
  await server.close();
  return times.sort((a, b) => a - b);
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
const ms = (time) => `${Math.round(time)} ms`;

await wire();
for (const slowdown of [1, 4]) {
  const times = await coldLoad(slowdown);
  const speed = slowdown === 1 ? 'at full speed' : `with the processor slowed ${slowdown} times`;
  console.log(`First paint of a cold load ${speed}: median ${ms(times[times.length >> 1])}, worst ${ms(times.at(-1))} of ${runs}`);
}
