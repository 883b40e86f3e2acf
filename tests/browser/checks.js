// The checks themselves: each notices what it is there for.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { open } from './browser.js';
import { axeFindings, frameFindings } from './look.js';

test('a picture without words, a second title and a wide page are found', async () => {
  const page = await open('fi');
  await page.goto('/');
  await page.evaluate(() => {
    const wide = document.createElement('h1');
    wide.style.minWidth = '3000px';
    wide.append('Leveä', document.createElement('img'));
    document.querySelector('main').append(wide);
  });
  assert.ok((await axeFindings(page)).some((finding) => finding.startsWith('image-alt (critical)')));
  const [headings, excess] = await frameFindings(page);
  assert.equal(headings, '2 headings of the first level');
  assert.match(excess, /^\d+ px wider than the window$/);
  await page.context().close();
});

test('what the security policy forbids is found', async () => {
  const page = await open('fi');
  await page.goto('/');
  const told = page.waitForEvent('console');
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "inline"';
    document.body.append(script);
  });
  await told;
  assert.match(page.troubles.join(), /Content Security Policy/);
  await page.context().close();
});
