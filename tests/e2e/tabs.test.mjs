// Two tabs on the same data: nothing is lost, each shows what the other did, and nobody overwrites unasked.
import assert from 'node:assert/strict';
import { test } from './support/test.mjs';
import { assertAccessible } from './support/axe.mjs';
import { consoles, create, denying } from './support/console_pages.mjs';
import { assertWhole, exported, requests } from './support/data.mjs';

const open = consoles();
const EACH = 10;

/** Puts into a tab what creates policies by the form, one right after the other; without the test in between, so
 *  that the two tabs write at the same time. */
async function createMany(c, label, count) {
  await c.page.evaluate(
    async ({ label, count, text }) => {
      const until = async (find) => {
        for (;;) {
          const found = find();
          if (found) return found;
          await new Promise((next) => setTimeout(next, 5));
        }
      };
      const button = (words) => () =>
        [...document.querySelectorAll('main button:not([aria-disabled="true"])')].find((one) => one.innerText.trim() === words);
      const write = (field, text) => {
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      };
      for (let number = 1; number <= count; number += 1) {
        history.pushState(null, '', '/policies/new?editor=json');
        dispatchEvent(new PopStateEvent('popstate'));
        write(await until(() => document.querySelector('#policy-content')), text);
        (await until(button('Next'))).click();
        write(await until(() => document.querySelector('#policy-name')), `${label}${number}`);
        (await until(button('Create policy'))).click();
        await until(() => /policies\/\d+$/.test(location.pathname));
      }
    },
    { label, count, text: denying('cls:DeleteTopic') },
  );
}

test('two tabs create policies at once, and none is lost', async (t) => {
  const one = await open(t, 'policies');
  const two = await one.tab('policies');
  await Promise.all([createMany(one, 'First', EACH), createMany(two, 'Second', EACH)]);
  const names = ['First', 'Second'].flatMap((label) => Array.from({ length: EACH }, (_, at) => `${label}${at + 1}`));
  for (const c of [one, two]) {
    await c.follow('Service control policies');
    for (const name of names) {
      await c.page.getByRole('combobox', { name: 'Service control policies' }).fill(name);
      await c.row(name).waitFor();
    }
  }
  const data = await exported(one.page, one.url);
  assertWhole(data);
  const created = requests(data, 'CreatePolicy').map(({ Name, name }) => Name ?? name);
  assert.deepEqual(created.filter((name) => names.includes(name)).toSorted(), names.toSorted());
});

test('a change in one tab shows in the other', async (t) => {
  const one = await open(t, 'policies');
  const two = await one.tab('policies');
  const before = await two.page.getByRole('row').count();
  await create(one, 'SeenElsewhere');
  await two.row('SeenElsewhere').waitFor();
  assert.equal(await two.page.getByRole('row').count(), before + 1);
  await one.tabOf(/Binding management/).waitFor();
  await one.button('Delete', one.main).first().click();
  await two.gone(two.row('SeenElsewhere'));
});

test('a policy edited in both tabs: the second is asked, and loses nothing typed', async (t) => {
  const one = await open(t, 'policies');
  const number = await create(one, 'EditedTwice', { description: 'As it was.' });
  const two = await one.tab(`policies/${number}/edit?editor=json`);
  await one.go(`policies/${number}/edit?editor=json`);
  const mine = denying('cls:DeleteTopic', 'cls:DeleteIndex');
  await two.page.getByRole('textbox', { name: 'Policy syntax' }).fill(mine);
  await two.press('Next');
  await two.page.getByRole('textbox', { name: 'Description' }).fill('As the second tab has it.');

  await one.press('Next');
  await one.page.getByRole('textbox', { name: 'Description' }).fill('As the first tab has it.');
  await one.press('Save');
  await one.toast('Saved EditedTwice');

  await two.press('Save');
  const asked = await two.dialog('Somebody else saved this policy meanwhile', { role: 'alertdialog' });
  await two.says(asked, 'Nothing was saved, and nothing that you typed is lost.');
  await two.says(asked, 'As the first tab has it.');
  await two.says(asked, 'As the second tab has it.');
  await assertAccessible(two.page);
  await two.press('Go on editing', asked);
  await two.gone(asked);
  assert.equal(await two.page.getByRole('textbox', { name: 'Description' }).inputValue(), 'As the second tab has it.');
  await two.press('Back');
  assert.equal(await two.page.getByRole('textbox', { name: 'Policy syntax' }).inputValue(), mine);

  await two.press('Next');
  await two.press('Save');
  await two.press('Keep mine and save', await two.dialog(/^Somebody else/, { role: 'alertdialog' }));
  await two.toast('Saved EditedTwice');
  await two.heading('EditedTwice');
  await two.says(two.main, 'As the second tab has it.');
  await one.says(one.main, 'As the second tab has it.');
  await one.tabOf('Versions').click();
  await one.row(/^Version 3/).waitFor();
});
