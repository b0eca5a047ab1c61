// axe on every page, light and dark, wide and narrow, and with the dialogs open. See support/axe.mjs: every rule of WCAG
// 2.2 AA and best practice, every impact.
import { test } from 'node:test';
import { assertAccessible } from './support/axe.mjs';
import { choose, consoles, openBinding } from './support/console_pages.mjs';

const open = consoles();
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const pages = [
  '',
  'check',
  'policies',
  'policies/new',
  'policies/new?editor=json',
  'policies/new?step=2',
  'policies/100001',
  'policies/100001?tab=bindings',
  'policies/100001?tab=versions',
  'policies/100001/edit?editor=visual',
  'policies/100001/edit?editor=json',
  'shared',
  'departments',
  'departments?member=100020310192',
  'departments?node=1',
  'members',
  'members?q=nobody-is-called-this',
  'members/add',
  'members/add?step=2',
  'members/add?step=3',
  'invitations',
  'journal',
  'journal/1',
  'journal/999999',
  'policies/999999',
  'settings',
  'no/such/page',
];

/** Changes the theme, and waits until every colour of it is painted. */
async function inTheme(page, colorScheme) {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.waitForFunction((scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches, colorScheme);
  await page.evaluate(async () => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await painted();
    // What follows the scrolling never ends.
    const passing = document.getAnimations().filter(({ timeline }) => timeline === document.timeline);
    await Promise.allSettled(passing.map((animation) => animation.finished));
    await painted();
  });
}

/** Checks both widths, each in both themes; of the second theme only what colours decide. */
async function everywhere(c) {
  for (const size of sizes) {
    await c.page.setViewportSize(size);
    await inTheme(c.page, 'light');
    await assertAccessible(c.page);
    await inTheme(c.page, 'dark');
    await assertAccessible(c.page, { rules: ['color-contrast', 'link-in-text-block'] });
  }
}

test('axe: / with data', async (t) => {
  const c = await open(t, 'check');
  await c.go('');
  await c.page.getByRole('heading', { name: /^Three mistakes/ }).waitFor();
  await everywhere(c);
});

test('axe: an invitation', async (t) => {
  const c = await open(t, 'invitations');
  await c.main.locator('tbody th a').first().click();
  await c.main.locator('dl.details').waitFor();
  await everywhere(c);
});

for (const path of pages) {
  test(`axe: /${path}`, async (t) => {
    const c = await open(t, path);
    await everywhere(c);
  });
}

const dialogs = {
  bind: async (c) => {
    await c.go('policies/100015?tab=bindings');
    const dialog = await openBinding(c, 'QuarterEndFreeze');
    await choose(c, dialog, 'Europe');
    await c.says(dialog, '6 accounts in 1 department are affected.');
  },
  delete: async (c) => {
    await c.go('policies');
    for (const name of ['DenyPublicBuckets', 'QuarterEndFreeze']) await c.page.getByRole('checkbox', { name: `Select ${name}` }).check();
    await c.button('Delete', c.main).first().click();
    await c.dialog(/^Delete 2 policies\?/, { role: 'alertdialog' });
  },
  disable: async (c) => {
    await c.go('policies');
    await c.page.getByRole('switch').click();
    await c.says(await c.dialog(/^Disable/, { role: 'alertdialog' }), 'No policy is deleted.');
  },
  search: async (c) => {
    await c.go('policies');
    await c.page.keyboard.press('Control+k');
    await c.dialog('Search and commands');
    await c.page.keyboard.type('log');
    await c.page.getByRole('option').first().waitFor();
  },
  keys: async (c) => {
    await c.go('policies');
    await c.page.keyboard.press('?');
    await c.dialog('Keys');
  },
  leave: async (c) => {
    await c.go('policies/new?editor=json');
    await c.page.getByRole('textbox', { name: 'Policy syntax' }).fill('{');
    await c.press('Cancel', c.main);
    await c.dialog('Leave without saving?', { role: 'alertdialog' });
  },
  undo: async (c) => {
    await c.go('journal');
    await c.page.keyboard.press('Control+z');
    await c.says(await c.dialog(/^Undo “/), 'Undoing this will:');
  },
};

for (const [name, show] of Object.entries(dialogs)) {
  test(`axe: the dialog ${name}`, async (t) => {
    const c = await open(t, 'check');
    await show(c);
    await everywhere(c);
  });
}
