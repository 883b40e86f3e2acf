// Searching with the keyboard and with scripts: facets, kept searches, and what is like a text while it is written.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { close, open } from './browser.js';

test('a facet narrows the results at once, and the keyboard stays where it was', async () => {
  const page = await open('fi', { signedIn: true });
  await page.goto('/app/search');
  const before = await page.locator('#results h2').first().textContent();
  const swedish = page.locator('input[name=language][value=sv]');
  await swedish.focus();
  await page.keyboard.press('Space');
  await page.waitForURL('**language=sv*');
  assert.notEqual(await page.locator('#results h2').first().textContent(), before);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('name')), 'language');
  assert.equal(await page.locator('input[name=language][value=sv]').isChecked(), true);
  await page.reload();
  assert.equal(await page.locator('input[name=language][value=sv]').isChecked(), true, 'the address keeps it');
  await close(page);
});

test('a search is kept, found again and forgotten', async () => {
  const page = await open('sv', { signedIn: true });
  await page.goto('/app/search?q=hyra');
  await page.getByLabel('Sökningens namn').fill('Hyror');
  await page.getByRole('button', { name: 'Spara sökningen' }).click();
  await page.getByRole('link', { name: 'Hyror', exact: true }).click();
  assert.match(page.url(), /q=hyra/);
  await page.getByRole('button', { name: 'Ta bort: Hyror' }).click();
  await page.waitForURL('**/app/search');
  assert.equal(await page.getByRole('link', { name: 'Hyror', exact: true }).count(), 0);
  await close(page);
});

test('what is like a text is shown while it is written', async () => {
  const page = await open('fi', { signedIn: true });
  await page.goto('/app/observations/new');
  await page.locator('#field-text').fill('Vuokrarästit kasvavat ja perhe on saamassa häädön.');
  await page.locator('#similar .report').first().waitFor();
  await close(page);
});
