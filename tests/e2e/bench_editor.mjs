// What a person waits for in the policy editor: a key in the JSON, and opening the visual tab.
import { mounted } from './support/app.mjs';
import { launch } from './support/browser.mjs';
import { serve } from './support/server.mjs';

/** A policy of that many statements, or of about that many characters. */
export function policy({ statements, characters }) {
  const statement = (number) => ({
    effect: number % 3 ? 'deny' : 'allow',
    action: ['cls:DeleteTopic', `cvm:Describe${number}*`, 'cos:PutObject'],
    resource: [`qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-${number}`],
    condition: { ip_not_equal_if_exist: { 'qcs:ip': ['203.0.113.0/24', `198.51.100.${number % 256}`] } },
  });
  const list = [];
  const text = () => JSON.stringify({ version: '2.0', statement: list }, null, 2);
  const enough = () => (statements ? list.length >= statements : text().length >= characters);
  // Measuring the text at each step would take longer than the bench.
  const each = JSON.stringify([statement(1)], null, 2).length + 80;
  const first = statements ?? Math.floor(characters / each);
  while (list.length < first) list.push(statement(list.length));
  while (!enough()) list.push(statement(list.length));
  return text();
}

async function opened(path, run) {
  const server = await serve();
  const browser = await launch();
  // What is put off to the end of a task is part of what it costs.
  await browser.context.addInitScript(() => {
    const { queueMicrotask } = globalThis;
    globalThis.spent = 0;
    globalThis.queueMicrotask = (run) =>
      queueMicrotask(() => {
        const from = performance.now();
        run();
        globalThis.spent += performance.now() - from;
      });
  });
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(new URL(path, server.url).href);
  await mounted(page);
  const result = await run(page);
  await browser.close();
  await server.close();
  return result;
}

/** Puts a text into the editor from the clipboard; gives the text area. */
async function paste(page, text) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  const area = page.getByRole('textbox', { name: 'Policy syntax' });
  await area.focus();
  await page.keyboard.press('Control+v');
  await page.waitForFunction((length) => document.querySelector('.policy-editor textarea').value.length === length, text.length);
  return area;
}

/** Milliseconds that a key in the JSON of a policy costs: in the console's own code (the handlers of the event and what
 *  they put off to the end of the task), and to the paint. */
export function keystrokes(characters, keys = 60) {
  return opened('check', async (page) => {
    const area = await paste(page, policy({ characters }));
    await page.evaluate(() => {
      globalThis.keys = [];
      const begin = () => {
        const key = { pressed: performance.now() };
        globalThis.spent = 0;
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => {
            key.painted = performance.now() - key.pressed;
            key.script = globalThis.spent;
            globalThis.keys.push(key);
          };
          channel.port2.postMessage(null);
        });
      };
      document.addEventListener('input', begin, { capture: true });
      window.addEventListener('input', () => {
        globalThis.spent += performance.now() - globalThis.keysBegan;
      });
      document.addEventListener('input', () => (globalThis.keysBegan = performance.now()), { capture: true });
    });
    // In the middle of the text, inside a string.
    await area.evaluate((area) => {
      const at = area.value.indexOf('instance/', area.value.length / 2) + 'instance/'.length;
      area.focus();
      area.setSelectionRange(at, at);
    });
    for (let key = 0; key < keys; key += 1) {
      await page.keyboard.press('abcdefgh'[key % 8]);
      await page.waitForFunction((done) => globalThis.keys.length > done, key);
    }
    const all = await page.evaluate(() => globalThis.keys);
    const of = (name) => all.map((key) => key[name]).sort((a, b) => a - b);
    return { script: of('script'), painted: of('painted') };
  });
}

/** Milliseconds from choosing the visual tab to its paint. */
export function visualTab(statements, times = 9) {
  return opened('check', async (page) => {
    await paste(page, policy({ statements }));
    const taken = [];
    for (let time = 0; time < times; time += 1) {
      taken.push(
        await page.evaluate(
          () =>
            new Promise((resolve) => {
              const [visual] = document.querySelectorAll('.policy-editor [role=tab]');
              const from = performance.now();
              visual.click();
              requestAnimationFrame(() => {
                const channel = new MessageChannel();
                channel.port1.onmessage = () => resolve(performance.now() - from);
                channel.port2.postMessage(null);
              });
            }),
        ),
      );
      await page.getByRole('tab', { name: 'JSON' }).click();
      await page.getByRole('textbox', { name: 'Policy syntax' }).waitFor();
    }
    return taken.sort((a, b) => a - b);
  });
}

const at = (times, part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
const said = (times) => `median ${at(times, 0.5).toFixed(1)} ms, 95th percentile ${at(times, 0.95).toFixed(1)} ms, worst ${times.at(-1).toFixed(1)} ms`;

/** Prints them all. */
export async function editor() {
  for (const characters of [5_000, 100_000]) {
    const { script, painted } = await keystrokes(characters);
    console.log(`A key in ${characters} characters of JSON, parsed, checked and coloured: ${said(script)}`);
    console.log(`  to the paint: ${said(painted)}`);
  }
  console.log(`Opening the visual tab with 100 statements, to the paint: ${said(await visualTab(100))}`);
}

if (process.argv[1] === new URL(import.meta.url).pathname) await editor();
