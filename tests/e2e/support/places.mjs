// The addresses of all pages, from the list in src/app/places.rs: a page that is added there is tried here.
import { readFileSync } from 'node:fs';

/** What stands in an address of the demo, by the type that its place holds. */
const EXAMPLES = { PolicyId: '100001', InvitationId: '1006', u64: '1' };

const source = readFileSync(new URL('../../../src/app/places.rs', import.meta.url), 'utf8');
const rows = source.matchAll(/^ +[A-Z]\w*(?:\(\w+: (\w+)\))? = "\/([^"]*)", \w+/gm);

/** A path below the base for every page. */
export const PLACES = [...rows].map(([row, type, path]) => {
  if (type && !EXAMPLES[type]) throw new Error(`support/places.mjs has no example for: ${row.trim()}`);
  return path.replace(':', EXAMPLES[type]);
});
if (PLACES.length === 0) throw new Error('src/app/places.rs is written otherwise than support/places.mjs reads it.');
