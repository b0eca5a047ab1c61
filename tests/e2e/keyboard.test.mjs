// Everything by the keyboard alone: no press of a pointer in this file.
import assert from 'node:assert/strict';
import { test } from './support/test.mjs';
import { consoles, denying } from './support/console_pages.mjs';

const open = consoles();

/** Presses Tab until what has the focus is called this. */
async function tabTo(c, role, name, { most = 80, back = false } = {}) {
  const wanted = c.page.getByRole(role, { name }).and(c.page.locator(':focus'));
  for (let presses = 0; presses < most; presses += 1) {
    if (await wanted.count()) return;
    await c.page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  assert.fail(`${most} presses of Tab do not lead to ${role} ${name}`);
}

/** Waits until this has the focus. */
async function focused(c, role, name) {
  await c.page.getByRole(role, { name }).and(c.page.locator(':focus')).first().waitFor();
}

test('a policy is created, bound and taken back with the keyboard alone', async (t) => {
  const c = await open(t, 'check');
  const { keyboard } = c.page;
  await keyboard.press('Control+k');
  await c.dialog('Search and commands');
  await keyboard.type('create policy');
  await c.page.getByRole('option', { name: /^Create policy/ }).first().waitFor();
  await keyboard.press('Enter');
  await c.heading('Create policy');
  await tabTo(c, 'tab', 'Visual policy generator');
  await keyboard.press('ArrowRight');
  await tabTo(c, 'textbox', 'Policy syntax');
  await keyboard.insertText(denying('cls:DeleteTopic'));
  await tabTo(c, 'button', 'Next');
  await keyboard.press('Enter');
  await focused(c, 'textbox', 'Name');
  await keyboard.type('ByKeyboard');
  await keyboard.press('Enter');
  await c.heading('ByKeyboard');
  await c.settled();

  await tabTo(c, 'tab', /Policy syntax/);
  await keyboard.press('ArrowRight');
  await c.settled();
  await tabTo(c, 'button', 'Bind…');
  await keyboard.press('Enter');
  const dialog = await c.dialog('Bind ByKeyboard to departments and members');
  await dialog.getByRole('tree').waitFor();
  await tabTo(c, 'textbox', 'Search the tree');
  await keyboard.type('Europe');
  await dialog.getByRole('treeitem', { name: /^Europe / }).waitFor();
  await keyboard.press('ArrowDown');
  await focused(c, 'tree', 'Departments and members');
  // The first match, not the departments that lead to it.
  const europe = dialog.getByRole('treeitem', { name: /^Europe / });
  await keyboard.press('Space');
  assert.equal(await europe.getAttribute('aria-checked'), 'true');
  await tabTo(c, 'button', 'Bind to Europe');
  await keyboard.press('Enter');
  await c.row('Europe').waitFor();
  await c.gone(dialog);

  await keyboard.press('Control+z');
  const undo = await c.dialog('Undo “Bound ByKeyboard to Europe”?');
  await c.says(undo, 'Undoing this will:');
  await focused(c, 'button', /^Undo change/);
  await keyboard.press('Enter');
  await c.gone(undo);
  await c.gone(c.row('Europe'));

  // The notification is reached by F6, and does it again.
  await c.toast('Undone: Bound ByKeyboard to Europe');
  await keyboard.press('F6');
  await tabTo(c, 'button', 'Redo', { most: 10 });
  await keyboard.press('Enter');
  await c.row('Europe').waitFor();
});

test('the tree of departments has the keys of the pattern', async (t) => {
  const c = await open(t, 'departments');
  const { keyboard } = c.page;
  const tree = c.page.getByRole('tree');
  await tabTo(c, 'tree', 'Departments and members');
  const active = () => tree.locator('.tree-row.active');
  const at = async (name) => c.says(active(), name);
  await at('Root');
  await keyboard.press('ArrowDown');
  await at('Group-Services');
  const group = tree.getByRole('treeitem', { name: /^Group-Services / });
  assert.equal(await group.getAttribute('aria-expanded'), 'false');
  await keyboard.press('ArrowRight');
  await c.says(tree.getByRole('treeitem', { name: /^Finance / }), 'Finance');
  assert.equal(await group.getAttribute('aria-expanded'), 'true');
  await at('Group-Services');
  await keyboard.press('ArrowRight');
  await at('Finance');
  await keyboard.press('ArrowLeft');
  await at('Group-Services');
  await keyboard.press('ArrowLeft');
  await c.gone(tree.getByRole('treeitem', { name: /^Finance / }));
  await keyboard.press('End');
  await at('Technology');
  await keyboard.press('Home');
  await at('Root');
  await keyboard.type('san');
  await at('Sandbox');
  await keyboard.press('*');
  await tree.getByRole('treeitem', { name: /^Data-Platform / }).waitFor();
  assert.equal(await tree.getAttribute('aria-activedescendant'), await active().getAttribute('id'));
  await keyboard.press('Enter');
  await c.page.waitForURL(/node=/);
  await c.page.getByRole('heading', { level: 2, name: 'Sandbox' }).waitFor();
  await focused(c, 'tree', 'Departments and members');
});

test('“deny deleting logs outside the office network” is built in the visual generator with the keyboard alone', async (t) => {
  const c = await open(t, 'policies/new?editor=visual');
  const { keyboard } = c.page;
  const begun = Date.now();
  await tabTo(c, 'button', 'Add a statement');
  await keyboard.press('Enter');
  await c.page.getByRole('heading', { name: 'Statement 1' }).waitFor();
  await tabTo(c, 'combobox', 'Service');
  await keyboard.type('log service');
  await c.page.getByRole('option', { name: /^cls/ }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await tabTo(c, 'textbox', 'Search actions of cls');
  await keyboard.type('delete');
  await tabTo(c, 'checkbox', 'DeleteLogset');
  await keyboard.press('Space');
  await tabTo(c, 'checkbox', 'DeleteTopic');
  await keyboard.press('Space');
  await tabTo(c, 'button', 'Source IP');
  await keyboard.press('Enter');
  // In a deny it begins as "is not in", with the focus where the addresses go.
  await focused(c, 'textbox', /Values/);
  await keyboard.type('203.0.113.0/24');
  await keyboard.press('Enter');
  await c.page.getByText('unless the request comes from 203.0.113.0/24').first().waitFor();
  await tabTo(c, 'button', 'Next');
  await keyboard.press('Enter');
  await focused(c, 'textbox', 'Name');
  await keyboard.type('LogsByKeyboard');
  await keyboard.press('Enter');
  await c.heading('LogsByKeyboard');
  assert.ok(Date.now() - begun < 60_000, 'in less than a minute');
});

test('a dialog keeps the focus inside, closes with Escape and gives the focus back', async (t) => {
  const c = await open(t, 'policies/100001?tab=bindings');
  const { keyboard } = c.page;
  await tabTo(c, 'button', 'Bind…');
  await keyboard.press('Enter');
  const dialog = await c.dialog(/^Bind DenyLogDeletion/);
  await dialog.getByRole('tree').waitFor();
  for (let presses = 0; presses < 12; presses += 1) {
    await keyboard.press('Tab');
    assert.ok(await c.page.evaluate(() => !document.querySelector('main').contains(document.activeElement) || document.activeElement.closest('dialog')));
  }
  await keyboard.press('Escape');
  await c.gone(dialog);
  await focused(c, 'button', 'Bind…');
  await keyboard.press('?');
  await c.dialog('Keys');
  await keyboard.press('Escape');
  await focused(c, 'button', 'Bind…');
});

test('the focus goes to the heading of a new page, and the skip link past the navigation', async (t) => {
  const c = await open(t, 'policies');
  const { keyboard } = c.page;
  await tabTo(c, 'link', 'Skip to content', { most: 2 });
  await keyboard.press('Enter');
  await c.page.locator('#main:focus').waitFor();
  await tabTo(c, 'link', /^Departments/, { back: true });
  await keyboard.press('Enter');
  await c.heading(/^Departments/);
  await focused(c, 'heading', /^Departments/);
  await c.page.getByRole('textbox', { name: 'Search departments and members' }).waitFor();
  await keyboard.press('/');
  await focused(c, 'textbox', 'Search departments and members');
});

test('what was undone or replaced gives the focus back, never to the body', async (t) => {
  const c = await open(t, 'policies/100001?tab=bindings');
  const { keyboard } = c.page;
  await tabTo(c, 'button', 'Bind…');
  await keyboard.press('Enter');
  const bind = await c.dialog(/^Bind DenyLogDeletion/);
  await bind.getByRole('tree').waitFor();
  await tabTo(c, 'textbox', 'Search the tree');
  await keyboard.type('Europe');
  await bind.getByRole('treeitem', { name: /^Europe / }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Space');
  await tabTo(c, 'button', 'Bind to Europe');
  await keyboard.press('Enter');
  await c.gone(bind);
  await focused(c, 'button', 'Bind…');

  // Undone from the notification, back to where F6 was pressed.
  await c.toast('Bound DenyLogDeletion to Europe');
  await keyboard.press('F6');
  await focused(c, 'button', 'Undo');
  await keyboard.press('Enter');
  await c.toast('Undone: Bound DenyLogDeletion to Europe');
  await focused(c, 'button', 'Bind…');

  // The button that undid a change in the journal has gone with its row's state.
  await c.go('journal');
  const undo = c.main.getByRole('button', { name: /^Undo change/ }).and(c.page.locator(':not([aria-disabled])')).first();
  const change = await undo.getAttribute('aria-label');
  await tabTo(c, 'button', change);
  await keyboard.press('Enter');
  const asked = await c.dialog(/^Undo /);
  await c.says(asked, 'Undoing this will:');
  await focused(c, 'button', change);
  await keyboard.press('Enter');
  await c.gone(asked);
  await c.gone(c.button(change));
  await focused(c, 'heading', /^Journal/);
});
