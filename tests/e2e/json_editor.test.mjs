// The JSON of a policy: what is typed, repaired, completed, found, laid out, taken back and shared.
import assert from 'node:assert/strict';
import { test } from './support/test.mjs';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { assertAccessible } from './support/axe.mjs';
import { consoles, denying } from './support/console_pages.mjs';

const open = consoles();

const area = (c) => c.page.getByRole('textbox', { name: 'Policy syntax' });
const findings = (c) => c.page.getByRole('region', { name: 'Findings' });
const errors = (c) => findings(c).getByRole('heading', { name: /errors?$/ });

/** Writes into the text area as a paste does, and waits until that is checked. */
async function write(c, text) {
  await area(c).fill(text);
  await c.page.getByText('Write or paste a policy. What is wrong').waitFor({ state: 'hidden' });
}

/** Puts a text in the place of all that stands there, from the clipboard. */
async function paste(c, text) {
  await c.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await c.page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await area(c).focus();
  await c.page.keyboard.press('Control+a');
  await c.page.keyboard.press('Control+v');
  await c.page.getByText('Write or paste a policy. What is wrong').waitFor({ state: 'hidden' });
}

/** Puts the caret behind the first place where `words` stand. */
async function caretBehind(c, words) {
  await area(c).evaluate((area, words) => {
    const at = area.value.indexOf(words) + words.length;
    area.focus();
    area.setSelectionRange(at, at);
  }, words);
}

/** Waits until the text is this, or fits this. */
async function reads(c, expected) {
  const source = expected instanceof RegExp ? expected.source : null;
  await c.page.waitForFunction(
    ([id, expected, source]) => {
      const text = document.getElementById(id)?.value;
      return source ? new RegExp(source, 's').test(text) : text === expected;
    },
    [await area(c).getAttribute('id'), source ? null : expected, source],
  );
}

const broken = `{
  'version': "2.0",
  "statement": [
    {
      "effect": "denied"
      "action": ["cls:DeleteTopic", "cls:DeleteLogset",],
      "resource": "*", // all of them
    }
  ]
}`;

test('a broken policy is repaired by quick fixes, one after the other or all at once, and undo gives it back', async (t) => {
  const c = await open(t, 'check');
  await write(c, broken);
  await errors(c).waitFor();
  const { keyboard } = c.page;
  for (let press = 0; press < 20 && (await errors(c).count()) > 0; press += 1) {
    const before = await area(c).inputValue();
    await keyboard.press('F8');
    await keyboard.press('Control+.');
    await c.page.waitForFunction(
      ([id, before]) => document.getElementById(id).value !== before,
      [await area(c).getAttribute('id'), before],
    );
  }
  assert.equal(await errors(c).count(), 0);
  const mended = await area(c).inputValue();
  assert.deepEqual(JSON.parse(mended).statement[0].action, ['cls:DeleteTopic', 'cls:DeleteLogset']);
  while ((await area(c).inputValue()) !== broken) {
    const before = await area(c).inputValue();
    await keyboard.press('Control+z');
    assert.notEqual(await area(c).inputValue(), before, 'undo goes on');
  }
  await c.press(/^Fix \d+ errors$/);
  await reads(c, mended);
  await keyboard.press('Control+z');
});

const held = `{
  "version": "2.0",
  "statement": [{ "effect": "allow", "action": ["name/cvm:DescribeInstances"], "resource": ["*"] }]
}`;

test('a policy within Terraform is unwrapped on a press, and undo gives the file back', async (t) => {
  const c = await open(t, 'check?editor=json');
  const file = `resource "tencentcloud_cam_policy" "readers" {\n  name     = "readers"\n  document = <<EOF\n${held}\nEOF\n}\n`;
  await write(c, file);
  await c.says(findings(c), 'This is Terraform, not the policy itself');
  await assertAccessible(c.page);
  const kind = (name) => c.page.getByRole('radio', { name });
  assert.ok(await kind(/Service control policy/).isChecked());
  await c.press('Unwrap the policy');
  await reads(c, /^\{\s*"version": "2.0".*DescribeInstances.*\}\s*$/);
  await errors(c).waitFor({ state: 'hidden' });
  // What it stood in says of which kind it is; undo takes both back.
  assert.ok(await kind(/CAM policy/).isChecked());
  await c.page.keyboard.press('Control+z');
  await reads(c, file);
  assert.ok(await kind(/Service control policy/).isChecked());
  await c.page.keyboard.press('Control+y');
  await reads(c, /^\{\s*"version": "2.0".*DescribeInstances.*\}\s*$/);
  assert.ok(await kind(/CAM policy/).isChecked());
  // Its name goes along to where it is created.
  await c.press('Create a policy from this');
  await c.heading('Create policy');
  await c.press('Next');
  assert.equal(await c.page.getByRole('textbox', { name: 'Name' }).inputValue(), 'readers');
});

test('the name that stands around a policy goes where none was typed, and undo takes it out again', async (t) => {
  const c = await open(t, 'policies/new?editor=json');
  const name = c.page.getByRole('textbox', { name: 'Name' });
  const request = JSON.stringify({ PolicyName: 'readers', Description: 'Reads', PolicyDocument: held });
  await write(c, request);
  await c.press('Unwrap the policy');
  await c.page.getByText('The name “readers” was taken').waitFor();
  await c.page.keyboard.press('Control+z');
  await reads(c, request);
  await c.press('Next');
  await c.press('Go on with errors');
  assert.equal(await name.inputValue(), '');
  await name.fill('mine');
  await c.press('Back');
  await c.press('Unwrap the policy');
  await c.press('Next');
  assert.equal(await name.inputValue(), 'mine');
  assert.equal(await c.page.getByRole('textbox', { name: 'Description' }).inputValue(), 'Reads');
});

test('on a phone the worst finding is said above the text and leads to its repair', async (t) => {
  const c = await open(t, 'check?editor=json');
  await write(c, broken);
  const line = c.page.locator('.finding-brief');
  assert.equal(await line.isVisible(), false, 'the list stands beside the text');
  await c.page.setViewportSize({ width: 390, height: 844 });
  await line.waitFor();
  const [above, text] = [await line.boundingBox(), await area(c).boundingBox()];
  assert.ok(above.y < text.y);
  assert.match(await line.innerText(), /\d errors/);
  await line.click();
  await c.page.waitForFunction(() => document.activeElement.closest('.finding')?.getAttribute('aria-current') === 'true');
  await assertAccessible(c.page);
});

test('keys without a pause leave no empty list behind', async (t) => {
  const c = await open(t, 'check?editor=json');
  await area(c).focus();
  await c.page.keyboard.type('{ "version": "2.0", "statement": [{ "effect": ');
  // The second key comes before anything is done that the first has put off: only promises have run.
  const left = await c.page.evaluate(async () => {
    const list = document.querySelector('.code-completions');
    const settle = async () => {
      for (let turn = 0; turn < 200; turn += 1) await null;
    };
    document.execCommand('insertText', false, '"');
    await settle();
    const offered = list.childElementCount;
    document.execCommand('insertText', false, '" ');
    await settle();
    await new Promise((done) => setTimeout(done, 200));
    return { offered, isEmpty: list.matches(':popover-open') && list.childElementCount === 0 };
  });
  assert.ok(left.offered > 0);
  assert.equal(left.isEmpty, false);
});

test('a file in UTF-16 is opened as the policy that it is', async (t) => {
  const c = await open(t, 'check?editor=json');
  const chosen = c.page.waitForEvent('filechooser');
  await c.press('Open file…');
  const buffer = Buffer.from(`\uFEFF${held}`, 'utf16le');
  await (await chosen).setFiles({ name: 'policy.json', mimeType: 'application/json', buffer });
  await reads(c, held);
  await errors(c).waitFor({ state: 'hidden' });
});

test('typing is completed: elements, actions of the service, and what they are', async (t) => {
  const c = await open(t, 'check');
  await write(c, '{"version": "2.0", "statement": [{"effect": "deny", "action": ["cls:DeleteTopic", ], "resource": "*"}]}');
  // The list of the service's actions is loaded when a policy speaks of it.
  await caretBehind(c, '"cls:DeleteTopic", ');
  const list = c.page.getByRole('listbox', { name: 'Suggestions' });
  await c.page.keyboard.type('"cls:DelLogs');
  await list.getByRole('option', { name: /^cls:DeleteLogset\s/ }).waitFor();
  await assertAccessible(c.page);
  const active = await area(c).getAttribute('aria-activedescendant');
  assert.equal(await c.page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
  await c.page.keyboard.press('Enter');
  await reads(c, /"cls:DeleteTopic", "cls:DeleteLogset"/);
  assert.equal(await list.count(), 0);
  // Asked for where nothing is typed yet; Escape leaves the text alone.
  await caretBehind(c, '"resource": "*"');
  const before = await area(c).inputValue();
  await c.page.keyboard.type(', ');
  await c.page.keyboard.press('Control+Space');
  await list.getByRole('option', { name: /^condition/ }).waitFor();
  await c.page.keyboard.press('Escape');
  assert.equal(await list.count(), 0);
  assert.equal((await area(c).inputValue()).replace('"*", ', '"*"'), before);
});

test('an input method composes Chinese: shown while it is composed, one step of undo, nothing popping up', async (t) => {
  const c = await open(t, 'check');
  const start = denying('cls:DeleteTopic').replace('"resource": "*"', '"resource": "qcs::cos:::bucket/"');
  await write(c, start);
  await caretBehind(c, 'bucket/');
  const session = await c.page.context().newCDPSession(c.page);
  for (const composed of ['r', 'ri', 'ri zhi']) {
    await session.send('Input.imeSetComposition', { text: composed, selectionStart: composed.length, selectionEnd: composed.length });
    await c.page.locator('.code-row', { hasText: `bucket/${composed}` }).waitFor();
    assert.equal(await c.page.getByRole('listbox').count(), 0);
  }
  await session.send('Input.insertText', { text: '日志' });
  await reads(c, start.replace('bucket/', 'bucket/日志'));
  await c.page.locator('.code-row', { hasText: 'bucket/日志' }).waitFor();
  await c.page.keyboard.press('Control+z');
  await reads(c, start);
});

test('a text of a megabyte is pasted, checked and edited', async (t) => {
  const c = await open(t, 'check');
  const line = '      "cls:DeleteTopic",\n';
  const text = `{\n  "version": "2.0",\n  "statement": [\n    {\n      "effect": "deny",\n      "action": [\n${line.repeat(Math.ceil(1_000_000 / line.length))}      "cls:DeleteLogset"\n      ],\n      "resource": "*"\n    }\n  ]\n}\n`;
  await paste(c, text);
  await c.says(findings(c), /larger than|too large|over/i);
  await caretBehind(c, '"deny');
  await c.page.keyboard.type('x');
  await c.says(findings(c), 'is not an effect');
  assert.equal((await area(c).inputValue()).length, text.length + 1);
  assert.ok((await c.page.locator('.code-row').count()) < 200, 'only what is near is in the document');
});

test('the text is laid out and minified on request alone, found in, and its statements are gone to', async (t) => {
  const c = await open(t, 'check');
  const odd = '{"version" :"2.0","statement":[{"effect":"deny","action":["cls:DeleteTopic"],"resource":"*"},\n\n{"effect":"allow","action":"cos:*","resource":"*"}]}';
  await write(c, odd);
  await c.press('Format');
  await reads(c, /^\{\n {2}"version": "2\.0",\n {2}"statement": \[\n/);
  await c.press('Minify');
  await reads(c, odd.replace(/\s/g, ''));
  await c.press('Undo edit');
  await c.press('Undo edit');
  await reads(c, odd);
  await area(c).focus();
  await c.page.keyboard.press('Control+f');
  await c.page.keyboard.type('EFFECT');
  await c.page.getByText('1 of 2').waitFor();
  await c.page.keyboard.press('Enter');
  await c.page.getByText('2 of 2').waitFor();
  await assertAccessible(c.page);
  await c.page.keyboard.press('Escape');
  const selected = () => area(c).evaluate((area) => [area.value.slice(area.selectionStart, area.selectionEnd), document.activeElement === area]);
  assert.deepEqual(await selected(), ['effect', true]);
  await c.press('Statements');
  await c.page.getByRole('menuitem', { name: '2. Allow: cos:*' }).click();
  await c.page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
  assert.deepEqual(await selected(), ['{"effect":"allow","action":"cos:*","resource":"*"}', true]);
});

test('the text area is what assistive technology and the keyboard expect of one', async (t) => {
  const c = await open(t, 'check');
  await write(c, '{"version": "2.0"}');
  const session = await c.page.context().newCDPSession(c.page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const boxes = nodes.filter((node) => node.role?.value === 'textbox' && node.name?.value === 'Policy syntax');
  assert.equal(boxes.length, 1, 'one text box, with a name');
  const property = (name) => boxes[0].properties.find((one) => one.name === name)?.value.value;
  assert.equal(property('multiline'), true);
  assert.ok(boxes[0].description.value.includes('F8'), 'it says what its keys do');
  assert.equal(boxes[0].value.value, '{"version": "2.0"}');
  // Tab leaves the text, also where nothing was opened.
  await area(c).focus();
  await c.page.keyboard.press('Tab');
  assert.ok(await area(c).evaluate((area) => document.activeElement !== area));
});

test('in forced colours and at four times the size the text is read and edited', async (t) => {
  const c = await open(t, 'check');
  await c.page.emulateMedia({ forcedColors: 'active' });
  await c.page.setViewportSize({ width: 360, height: 225 });
  await write(c, denying('cls:DeleteTopic'));
  const colour = await area(c).evaluate((area) => getComputedStyle(area).color);
  assert.notEqual(colour, 'rgba(0, 0, 0, 0)', 'its own text is seen');
  await caretBehind(c, 'cls:DeleteTopic');
  await c.page.keyboard.type('s');
  await reads(c, denying('cls:DeleteTopics'));
  await c.page.emulateMedia({ forcedColors: 'none' });
});

/** The policy in the fragment of an address. */
const unpack = (address) => {
  const pairs = new URLSearchParams(new URL(address).hash.slice(1));
  return inflateRawSync(Buffer.from(pairs.get('z'), 'base64url')).toString('utf8');
};

test('a policy is shared as an address, byte for byte, opened read only, and a copy of it is edited', async (t) => {
  const c = await open(t, 'check');
  const text = denying('cls:DeleteTopic').replaceAll('\n', '\r\n').replace('deny', 'deny');
  const fragment = `profile=scp&z=${deflateRawSync(Buffer.from(text)).toString('base64url')}`;
  const asked = [];
  c.page.on('request', (request) => asked.push(request.url() + (request.postData() ?? '')));
  await c.go(`shared#${fragment}`);
  await c.heading('Shared policy');
  await (await c.json()).waitFor();
  assert.equal(await area(c).getAttribute('readonly'), '');
  assert.equal(await area(c).inputValue(), text.replaceAll('\r\n', '\n'));
  assert.ok(!asked.some((one) => one.includes(fragment.slice(-40))), 'the text goes to no server');
  await c.press('Edit a copy');
  await c.heading('Create policy');
  await c.press('Next');
  await c.page.getByRole('textbox', { name: 'Name' }).fill('FromALink');
  await c.press('Create policy');
  await c.heading('FromALink');
  await c.page.getByRole('link', { name: 'Edit policy' }).click();
  await c.heading('Edit FromALink');
  await c.press('Share');
  const dialog = await c.dialog('Share this policy');
  await assertAccessible(c.page);
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  assert.equal(unpack(link), text, 'the line ends are those that it came with');
});

test('an address without a policy, or with half of one, says so', async (t) => {
  const c = await open(t, 'shared');
  await c.page.getByText('There is no policy in this address').waitFor();
  await assertAccessible(c.page);
  const whole = deflateRawSync(Buffer.from(denying('cls:DeleteTopic'))).toString('base64url');
  await c.page.evaluate((half) => {
    location.hash = half;
  }, `profile=scp&z=${whole.slice(0, -20)}`);
  await c.page.getByText('There is no policy in this address').waitFor();
  await c.page.evaluate((fragment) => {
    location.hash = fragment;
  }, `profile=scp&z=${whole}`);
  await c.page.getByRole('tab', { name: 'JSON' }).waitFor();
});

test('a file that is dropped, beside the editor too, takes the place of the text, and one key brings it back', async (t) => {
  const c = await open(t, 'check?editor=json');
  await write(c, '{}');
  const drop = (selector) =>
    c.page.evaluate((selector) => {
      const files = new DataTransfer();
      files.items.add(new File(['{"version":"2.0","statement":[]}'], 'dropped.json'));
      const target = document.querySelector(selector);
      const fire = (type) => target.dispatchEvent(new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true }));
      return !fire('dragover') && !fire('drop');
    }, selector);
  for (const selector of ['h1', '.policy-text']) {
    assert.ok(await drop(selector), selector);
    await reads(c, '{"version":"2.0","statement":[]}');
    await c.page.locator('textarea:focus').waitFor();
    await c.page.keyboard.press('Control+z');
    await reads(c, '{}');
  }
});
