// The test function of all files here: each test has a limit of its own. Node's option for the command line limits a file.
import { test as plain } from 'node:test';

/** Milliseconds that a test may take on a busy machine, unless it says otherwise. */
const LIMIT = 180_000;

/** Node's `test`, with a limit. A test that waits for what never comes fails, and the others are heard. */
export function test(name, ...rest) {
  const run = rest.pop();
  return plain(name, { timeout: LIMIT, ...rest[0] }, run);
}
