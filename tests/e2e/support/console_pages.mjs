// The console as a person uses it: what is on its pages, by role and name.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { mounted } from './app.mjs';
import { assertAccessible } from './axe.mjs';
import { launch } from './browser.mjs';
import { watch } from './console.mjs';
import { serve } from './server.mjs';

/** One browser for the tests of a file. Each test opens a console of its own: another port is another origin, with
 *  data of its own. Tests that only look can share a console (`shared`), each with a tab, and check by themselves what
 *  they look at. Gives `open(t, path)`; with `null` for a path nothing is opened yet. */
export function consoles({ shared = false, ...options } = {}) {
  let browser;
  let watched;
  let one;
  const seen = shared ? { has: () => true } : new Set();
  before(async () => {
    browser = await launch(options);
    watched = await watch(browser.context);
    if (!shared) return;
    one = await serve();
    // The demo is made once, before tabs look at it side by side.
    const page = await browser.context.newPage();
    await new Console(page, one.url, seen).go('check');
    await page.close();
  });
  after(async () => {
    await browser.close();
    await one?.close();
  });
  return async (t, path = '') => {
    const server = one ?? (await serve());
    const [from, allowed] = [watched.problems.length, []];
    const pages = [];
    t.after(async () => {
      for (const page of pages) await page.close();
      if (server !== one) await server.close();
      const unexpected = watched.problems.slice(from).filter((problem) => !allowed.some((one) => one.test(problem)));
      assert.deepEqual(unexpected, [], 'the browser complained');
    });
    const tab = async (path) => {
      const page = await browser.context.newPage();
      page.setDefaultTimeout(20_000);
      pages.push(page);
      const opened = new Console(page, server.url, seen);
      if (path !== null) await opened.go(path);
      return opened;
    };
    const first = await tab(path);
    return Object.assign(first, { tab, allow: (pattern) => allowed.push(pattern) });
  };
}

/** A tab with the console in it. */
export class Console {
  constructor(page, url, seen = new Set()) {
    Object.assign(this, { page, url, seen });
  }

  /** Opens an address, relative to the base. */
  async go(path = '') {
    await this.page.goto(new URL(path, this.url).href);
    await this.ready();
    await this.accessible();
  }

  async reload() {
    await this.page.reload();
    await this.ready();
  }

  /** The page stands with its data. */
  async ready() {
    await mounted(this.page);
    await this.page.getByRole('heading', { level: 1 }).first().waitFor();
    await this.settled();
  }

  /** Nothing is loading any more. */
  async settled() {
    await this.page.waitForFunction(() => !document.querySelector('.loading, [aria-busy="true"]'));
  }

  /** Checks a kind of page with axe, the first time that this file opens it. */
  async accessible() {
    const kind = new URL(this.page.url()).pathname.replace(/\d+/g, 'N');
    if (this.seen.has(kind)) return;
    this.seen.add(kind);
    await assertAccessible(this.page);
  }

  /** Follows a link of the navigation. */
  async follow(name) {
    await this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
    await this.heading(name);
    await this.settled();
    await this.accessible();
  }

  /** Waits for the heading of a page. */
  async heading(name) {
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  get main() {
    return this.page.getByRole('main');
  }

  /** The open dialog, which must be called this. */
  async dialog(name, { role = 'dialog' } = {}) {
    const dialog = this.page.getByRole(role, { name });
    await dialog.waitFor();
    return dialog;
  }

  button(name, inside = this.page) {
    return inside.getByRole('button', { name, exact: typeof name === 'string' });
  }

  async press(name, inside = this.page) {
    await this.button(name, inside).click();
  }

  /** The row of a table that a row header names. */
  row(name, table) {
    const rows = (table ? this.page.getByRole('table', { name: table }) : this.main).getByRole('row');
    return rows.filter({ has: this.page.getByRole('rowheader', { name, exact: typeof name === 'string' }) });
  }

  /** Waits for a notification. */
  async toast(text) {
    const toast = this.page.locator('.toast').filter({ hasText: text }).last();
    await toast.waitFor();
    return toast;
  }

  /** Presses "Undo" or "Redo" in a notification. */
  async answerToast(text, answer) {
    await this.press(answer, await this.toast(text));
  }

  /** Waits for a row to say so. */
  async says(locator, text) {
    await locator.filter({ hasText: text }).first().waitFor();
  }

  async gone(locator) {
    await locator.waitFor({ state: 'hidden' });
  }

  /** Turns the editor of a policy to its JSON; gives the text area. */
  async json() {
    await this.tabOf('JSON').click();
    return this.page.getByRole('textbox', { name: 'Policy syntax' });
  }

  tabOf(name) {
    return this.page.getByRole('tab', { name });
  }
}

/** The text of a policy that denies these actions. */
export function denying(...action) {
  return JSON.stringify({ version: '2.0', statement: [{ effect: 'deny', action, resource: '*' }] }, null, 2);
}

/** Creates a policy from the list on, by the form; ends on its page. Gives its number. */
export async function create(c, name, { text = denying('cls:DeleteTopic'), description = '' } = {}) {
  const { page } = c;
  await page.getByRole('link', { name: 'Create policy' }).first().click();
  await c.heading('Create policy');
  await c.accessible();
  await (await c.json()).fill(text);
  await c.press('Next');
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  if (description) await page.getByRole('textbox', { name: 'Description' }).fill(description);
  await c.press('Create policy');
  await page.waitForURL(/policies\/\d+$/);
  await c.heading(name);
  return page.url().match(/policies\/(\d+)/)[1];
}

/** Chooses from the tree picker of a dialog, by its search. */
export async function choose(c, dialog, ...names) {
  for (const name of names) {
    const search = dialog.getByRole('textbox', { name: 'Search the tree' });
    await search.fill(name);
    await dialog.getByRole('treeitem', { name: new RegExp(`^${name} `) }).click();
    await search.fill('');
  }
}

/** Opens the binding tab of the policy that stands on the page, and its bind dialog. */
export async function openBinding(c, policy) {
  await c.tabOf(/Binding management/).click();
  await c.settled();
  await c.button('Bind…').first().click();
  return c.dialog(`Bind ${policy} to departments and members`);
}
