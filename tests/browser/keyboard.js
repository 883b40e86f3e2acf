// Whole tasks by keyboard alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { close, open } from './browser.js';

/** How many times Tab is pressed in search of something. */
const MOST_TABS = 150;

/** Presses Tab until an element that the selector names has the focus. */
export async function tabTo(page, selector) {
  for (const _ of Array(MOST_TABS).keys()) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`${selector} cannot be reached by keyboard`);
}

/** Presses Enter on what has the focus, and waits for the page to which it leads. */
async function enter(page) {
  const arrived = page.waitForEvent('load');
  await page.keyboard.press('Enter');
  await arrived;
}

test('an alert is put off by keyboard alone', async () => {
  const page = await open('fi', { signedIn: true });
  await page.goto('/app/alerts');
  await tabTo(page, '.alert-more a');
  await enter(page);
  await tabTo(page, '#more-snooze');
  await page.keyboard.type('3');
  await tabTo(page, 'form:has([value=snoozed]) button');
  await enter(page);
  assert.match(await page.textContent('[role=status]'), /: Odottaa\./);
  await close(page);
});

test('two phenomena are merged by keyboard alone, and the merge taken back', async () => {
  const page = await open('fi', { signedIn: true });
  await page.goto('/app/phenomena');
  await tabTo(page, '.phenomena a');
  await enter(page);
  await tabTo(page, 'a[href$="/merges/new"]');
  await enter(page);
  await tabTo(page, 'main select');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, 'main form.filters button');
  await enter(page);
  await tabTo(page, 'form[action$="/merges"] [type=radio]');
  await page.keyboard.press('Space');
  await tabTo(page, 'form[action$="/merges"] [name=reason]');
  await page.keyboard.type('Sama asia');
  await tabTo(page, 'form[action$="/merges"] button');
  await enter(page);
  assert.match(await page.textContent('.decided'), /Päätös tallennettiin/);
  await tabTo(page, '.decided button');
  await enter(page);
  assert.match(await page.textContent('main'), /Päätös kumottiin/);
  await close(page);
});
