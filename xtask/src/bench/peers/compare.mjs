// Decisions by Charter and by Cedar, both as wasm in Node.js. `cargo xtask bench decisions` gives the folder of Cedar's
// package, the policies with their questions, and Charter's wasm.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [packages, written, wasm] = process.argv.slice(2);
const cedar = createRequire(join(packages, 'package.json'))('@cedar-policy/cedar-wasm/nodejs');
const cases = JSON.parse(readFileSync(written, 'utf8'));
const { instance } = await WebAssembly.instantiate(readFileSync(wasm));
const charter = instance.exports;
const encoder = new TextEncoder();
/** They are short, so that on a busy machine most of them are not interrupted. */
const rounds = 401;

/** Puts a text where Charter's wasm reads it. */
function hand(text) {
  const bytes = encoder.encode(text);
  const place = charter.room(bytes.length);
  new Uint8Array(charter.memory.buffer, place, bytes.length).set(bytes);
}

/** Median and 95th percentile of a decision in microseconds. */
function timed(questions, ask) {
  let next = 0;
  const some = (count) => {
    for (let asked = 0; asked < count; asked += 1) {
      ask(next);
      next = (next + 1) % questions;
    }
  };
  // The compiler of Node.js takes its time over what is often called.
  for (const start = performance.now(); performance.now() - start < 100; ) some(1);
  let count = 0;
  for (const start = performance.now(); performance.now() - start < 0.5; count += 1) some(1);
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    some(count);
    return ((performance.now() - start) * 1000) / count;
  });
  times.sort((a, b) => a - b);
  const shown = (time) => time.toFixed(2).padStart(8);
  return `${shown(times[rounds >> 1])} µs, ${shown(times[Math.floor(rounds * 0.95)])} µs`;
}

function check(name, questions, ask) {
  questions.forEach((question, number) => {
    if (Boolean(ask(number)) !== question.allowed) {
      throw new Error(`${name} is wrong about ${question.server}`);
    }
  });
}

console.log(`wasm in Node.js ${process.version}, one decision, median and 95th percentile of ${rounds} rounds`);
console.log(`cedar-wasm ${cedar.getCedarVersion?.() ?? ''}: policies parsed before, requests as its API takes them`);
for (const { setting, size, charter: text, cedar: policies, questions } of cases) {
  hand(text);
  if (charter.compile() !== size) throw new Error('Charter did not compile the policy');
  const lines = questions.map(
    ({ action, resource, ip, factor }) => `${action}\n${resource}\nqcs:ip=${ip}\ncorp:factor=${factor}`,
  );
  const kept = lines.map((line) => (hand(line), charter.keep()));
  const verdict = (number) => charter.verdict(kept[number]);
  const ask = (number) => (hand(lines[number]), charter.ask());
  check('charter', questions, verdict);
  check('charter', questions, ask);

  const name = `${setting}-${size}`;
  const parsed = cedar.preparsePolicySet(name, { staticPolicies: policies });
  if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed));
  const calls = questions.map(({ action, server, ip, factor }) => ({
    principal: { type: 'User', id: 'ann' },
    action: { type: 'Action', id: action },
    resource: { type: 'Server', id: server },
    context: { ip, factor },
    preparsedPolicySetId: name,
    entities: [],
  }));
  const authorized = (number) => {
    const answer = cedar.statefulIsAuthorized(calls[number]);
    return answer.type === 'success' && answer.response.decision === 'allow';
  };
  check('cedar', questions, authorized);
  const count = questions.length;
  console.log(
    `${setting.padStart(7)} ${String(size).padStart(5)} statements: charter ${timed(count, verdict)}, ` +
      `request handed over ${timed(count, ask)}   cedar ${timed(count, authorized)}`,
  );
}
