import assert from 'node:assert/strict';
import axe from '@axe-core/playwright';

const AxeBuilder = axe.default ?? axe;
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails on any accessibility violation, of any impact, in what the page shows now. `rules` names the only ones to
 *  check, where nothing else can differ from what was checked before. */
export async function assertAccessible(page, { rules } = {}) {
  // The console has no frames; the legacy mode spares a tab opened for each analysis.
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules ? builder.withRules(rules) : builder.withTags(tags)).analyze();
  const found = violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${impact}): ${help}\n  ${target.join(' ')}\n  ${failureSummary}`),
  );
  assert.deepEqual(found, [], `axe at ${page.url()}`);
}
