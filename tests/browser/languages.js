// Changing the language of the pages.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { close, open } from './browser.js';

test('a reader changes the language and keeps it on the next page', async () => {
  const page = await open('fi');
  await page.goto('/privacy');
  await page.getByRole('link', { name: 'Svenska' }).click();
  await page.waitForURL('**/privacy?*');
  assert.equal(await page.getAttribute('html', 'lang'), 'sv');
  await page.goto('/');
  assert.equal(await page.getAttribute('html', 'lang'), 'sv');
  assert.equal(await page.textContent('h1'), 'Berätta om din observation');

  await page.getByRole('link', { name: 'Suomi' }).click();
  await page.getByRole('heading', { name: 'Kerro havainnostasi' }).waitFor();
  assert.equal(await page.getAttribute('html', 'lang'), 'fi');
  await close(page);
});

test('a search is kept when the language changes', async () => {
  const page = await open('fi', { signedIn: true });
  await page.goto('/app/search?q=vuokra');
  await page.getByRole('link', { name: 'Svenska' }).click();
  await page.waitForURL(/(kieli|lang)=sv/);
  assert.equal(await page.getAttribute('html', 'lang'), 'sv');
  assert.equal(await page.locator('[name=q]').inputValue(), 'vuokra');
  await close(page);
});
