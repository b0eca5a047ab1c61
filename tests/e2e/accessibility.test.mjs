// axe on every page and dialog, a test for each and theme. See support/axe.mjs: every rule of WCAG 2.2 AA and best practice,
// every impact. What can differ is tried: both widths in the light, colours alone in the dark. `cargo xtask soak` tries
// all rules in every theme, width and language (CHARTER_SOAK).
import { describe } from 'node:test';
import { assertAccessible } from './support/axe.mjs';
import { choose, consoles, openBinding } from './support/console_pages.mjs';
import { PLACES } from './support/places.mjs';
import { test } from './support/test.mjs';

const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };
const colours = { rules: ['color-contrast', 'link-in-text-block'] };

/** What is tried in each theme: at which widths, by which rules. */
const THEMES = { light: [[wide], [narrow]], dark: [[wide, colours]] };
const ALL = { light: [[wide], [narrow]], dark: [[wide], [narrow]] };

/** Pages in other states than their address alone gives. */
const STATES = [
  'policies/new?editor=json',
  'policies/new?step=2',
  'policies/100001?tab=bindings',
  'policies/100001?tab=versions',
  'policies/100001/edit?editor=visual',
  'policies/100001/edit?editor=json',
  'departments?member=100020310192',
  'departments?node=1',
  'members?q=nobody-is-called-this',
  'members/add?step=2',
  'members/add?step=3',
  'journal/999999',
  'policies/999999',
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

/** A test for each theme: what `show` opened is checked at each width. */
function axe(name, open, show, themes = THEMES) {
  for (const [theme, sizes] of Object.entries(themes)) {
    test(`axe: ${name}, ${theme}`, async (t) => {
      const c = await open(t, null);
      await show(c);
      await inTheme(c.page, theme);
      for (const [size, rules] of sizes) {
        await c.page.setViewportSize(size);
        await assertAccessible(c.page, rules);
      }
    });
  }
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

/** Opens an address; the first page has its story only where there is data. */
const show = (path) => async (c) => {
  await c.go(path);
  if (path === '') await c.page.locator('.story').first().waitFor();
};

describe('English', { concurrency: 2 }, () => {
  // Nothing is changed: all share one browser, one server and the data.
  const open = consoles({ shared: true });
  for (const path of [...PLACES, ...STATES]) axe(`/${path}`, open, show(path));
  for (const [name, shown] of Object.entries(dialogs)) axe(`the dialog ${name}`, open, shown);
});

if (process.env.CHARTER_SOAK) {
  for (const locale of ['en-US', 'zh-CN']) {
    describe(`everything in ${locale}`, { concurrency: 2 }, () => {
      const open = consoles({ shared: true, locale });
      for (const path of [...PLACES, ...STATES]) axe(`/${path}`, open, show(path), ALL);
    });
  }
}
