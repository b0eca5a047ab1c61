// What most tests begin with: a release, served, open in a browser that is watched.
import { launch } from './browser.mjs';
import { watch } from './console.mjs';
import { serve } from './server.mjs';

/** Opens the console at `path` (relative to its base) for the test `t`, and cleans up after it.
 *  At the end the test fails if the browser complained of anything. */
export async function openConsole(t, { path = '', server: serverOptions, ...browserOptions } = {}) {
  const server = await serve(serverOptions);
  const browser = await launch(browserOptions);
  const watched = await watch(browser.context);
  t.after(async () => {
    await browser.close();
    await server.close();
    watched.assertClean();
  });
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const open = async (path) => {
    const response = await page.goto(new URL(path, server.url).href);
    await mounted(page);
    return response;
  };
  const response = await open(path);
  return { ...browser, server, watched, page, open, response };
}

/** Waits until the console stands on the page: its body is empty until then. */
export async function mounted(page) {
  await page.waitForFunction(() => document.body?.innerText.trim().length > 0);
}
