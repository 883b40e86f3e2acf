// Going through new observations: a key each, and back.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { close, open } from './browser.js';
import { lookEverywhere } from './look.js';

/** Returns how many observations the page says are left. */
async function left(page) {
  return Number.parseInt(await page.textContent('.page-heading .quiet'), 10);
}

/** Presses a key that leads to another page. */
async function press(page, key) {
  const arrived = page.waitForEvent('load');
  await page.keyboard.press(key);
  await arrived;
}

test('five observations are reviewed with five keys, and the last answer is taken back with one', async () => {
  const page = await open('fi', { signedIn: true });
  await page.goto('/app/review');
  const before = await left(page);
  assert.ok(before > 5, `the demo has ${before} new observations`);
  for (const _ of Array(5).keys()) await press(page, 'h');
  assert.equal(await left(page), before - 5);
  await press(page, 'k');
  assert.equal(await left(page), before - 4);
  assert.match(await page.textContent('main'), /Havainto odottaa taas/);
  await press(page, 'o');
  assert.equal(await left(page), before - 5, 'one was passed over');
  await press(page, '1');
  assert.match(await page.textContent('[role=status]'), /siirretty toiseen ilmiöön/);
  await close(page);
});

test('keys are turned off for those who dictate, and stay off', async () => {
  const page = await open('sv', { signedIn: true });
  await page.goto('/app/review');
  const before = await left(page);
  await page.click('[data-keys-switch]');
  await page.keyboard.press('h');
  await page.reload();
  await page.keyboard.press('h');
  await page.waitForTimeout(300);
  assert.equal(await left(page), before);
  assert.equal(await page.isChecked('[data-keys-switch]'), false);
  await close(page);
});

test('the end of the queue is in order', async () => {
  const page = await open('fi', { signedIn: true });
  await page.goto('/app/review');
  for (let rest = await left(page); rest > 0; rest -= 1) {
    await page.click('a[href^="/app/review?after="]');
    await page.waitForLoadState();
  }
  const address = page.url();
  assert.match(await page.textContent('main'), /Olet jonon lopussa/);
  await close(page);
  await lookEverywhere('review-end', new URL(address).pathname + new URL(address).search, { signedIn: true });
});
