// The pages of service control policies, as a person uses them.

export const denyAll = JSON.stringify(
  { version: '2.0', statement: [{ effect: 'deny', action: ['cvm:*'], resource: ['*'] }] },
  null,
  2,
);

/** Creates a policy by the form; gives its number. */
export async function createPolicy(page, url, name, text = denyAll) {
  await page.goto(new URL('policies/new?editor=json', url).href);
  await page.locator('#policy-content').fill(text);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.locator('#policy-name').fill(name);
  await page.getByRole('button', { name: 'Create policy' }).click();
  await page.waitForURL(/policies\/\d+/);
  return page.url().match(/policies\/(\d+)/)[1];
}

/** Puts into the page what saves descriptions of one policy by its form, one after the other, without an end.
 *  `window.saving(text)` is called before and `window.saved(text)` after the page says that it is saved. */
export async function installSaver(context) {
  await context.addInitScript(() => {
    const until = async (find) => {
      for (;;) {
        const found = find();
        if (found) return found;
        await new Promise((next) => setTimeout(next));
      }
    };
    const go = (path) => {
      history.pushState(null, '', path);
      dispatchEvent(new PopStateEvent('popstate'));
    };
    const write = (field, text) => {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, text);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    window.saveForever = async (policy, label) => {
      for (let number = 0; ; number += 1) {
        const text = `${label} ${number}`;
        go(`/policies/${policy}/edit?step=2`);
        write(await until(() => document.querySelector('#policy-description')), text);
        const button = await until(() => document.querySelector('.form-actions button.primary:not([aria-disabled="true"])'));
        await window.saving(text);
        button.click();
        await until(() => location.pathname === `/policies/${policy}`);
        await window.saved(text);
      }
    };
  });
}

/** Saves another description of a policy by its form. */
export async function editDescription(page, url, policy, text) {
  await page.goto(new URL(`policies/${policy}/edit?step=2`, url).href);
  await page.locator('#policy-description').fill(text);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(new RegExp(`policies/${policy}$`));
}
