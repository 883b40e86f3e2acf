// Pages in states that an address alone does not lead to: faults, answers, nothing there yet, and what one may not see.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { LANGUAGES, close, open, signInBy } from './browser.js';
import { lookNow } from './look.js';
import { addAccount, startEmpty } from './service.js';

/** The form takes what comes sooner for a program's: milliseconds since the page was asked for. */
const LEAST_READING = 2_100;

/** What there is to look at before anything came in. */
const EMPTY_PAGES = [
  '/app', '/app/review', '/app/places', '/app/phenomena', '/app/phenomena/map', '/app/phenomena/timeline', '/app/search',
  '/app/alerts', '/app/watch-topics', '/app/decisions', '/app/suggestions', '/app/known-events', '/app/imports',
  '/app/campaigns', '/app/status',
];

async function sendForm(page) {
  await pause(LEAST_READING);
  const arrived = page.waitForEvent('load');
  await page.click('main form.form .form-actions button[type=submit]');
  await arrived;
}

for (const language of LANGUAGES) {
  test(`the open form with its faults, in ${language}`, async () => {
    const page = await open(language);
    await page.goto('/');
    await page.fill('#field-municipality', 'Ankkalinna');
    await sendForm(page);
    assert.equal(await page.evaluate(() => document.activeElement.className), 'ds-error-summary', 'it is read out first');
    await lookNow('form-faults', page);
    await page.fill('#field-text', 'Matti Virtanen, puhelin 040 123 4567, ei saa asuntoa mistään.');
    await page.fill('#field-municipality', '');
    await sendForm(page);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'personal-data');
    await lookNow('form-personal-data', page);
    await close(page);
  });

  test(`the open form without a connection, in ${language}`, async () => {
    const page = await open(language);
    await page.goto('/');
    await page.fill('#field-text', 'Bussivuorot loppuivat kylästä.');
    await page.click('.plain-help summary');
    await page.context().setOffline(true);
    await page.click('main form.form .form-actions button[type=submit]');
    await page.locator('[data-offline]').waitFor();
    await lookNow('form-offline', page);
    assert.equal(await page.inputValue('#field-text'), 'Bussivuorot loppuivat kylästä.');
    await close(page);
  });

  test(`a sign-in that failed, in ${language}`, async () => {
    const page = await open(language);
    await page.goto('/sign-in');
    await page.fill('[name=email]', 'ei@example.org');
    await page.fill('[name=password]', 'väärä salasana');
    const arrived = page.waitForEvent('load');
    await page.click('main button[type=submit]');
    await arrived;
    await lookNow('sign-in-failed', page);
    await close(page);
  });

  test(`a phenomenon with everything opened, and with a name that is refused, in ${language}`, async () => {
    const page = await open(language, { signedIn: true });
    await page.goto('/app/phenomena');
    await page.locator('.phenomena a').first().click();
    await page.locator('h1').waitFor();
    await page.evaluate(() => document.querySelectorAll('main details').forEach((details) => { details.open = true; }));
    await lookNow('phenomenon-opened', page);
    await page.fill('#field-name_fi', 'x'.repeat(300));
    const arrived = page.waitForEvent('load');
    await page.click('.rename-form button[type=submit]');
    await arrived;
    await lookNow('phenomenon-name-refused', page);
    await close(page);
  });

  test(`alerts that were changed at once, in ${language}`, async () => {
    const page = await open(language, { signedIn: true });
    await page.goto('/app/alerts');
    await page.locator('main input[type=checkbox]').first().check();
    const arrived = page.waitForEvent('load');
    await page.click('#bulk button[value=acknowledged]');
    await arrived;
    await lookNow('alerts-changed', page);
    const undone = page.waitForEvent('load');
    await page.locator('form[action$="/undoings"] button').first().click();
    await undone;
    await lookNow('alerts-undone', page);
    await close(page);
  });
}

test('what leadership may not see says so, and what it sees is in order', async () => {
  const storageState = await signInBy(await addAccount('johto@example.org', 'leadership'));
  for (const language of LANGUAGES) {
    const page = await open(language, { storageState });
    for (const [address, status] of [['/app/accounts', 403], ['/app/phenomena', 200], ['/app/places', 200]]) {
      assert.equal((await page.goto(address)).status(), status, address);
      await lookNow(`leadership${address.replaceAll('/', '-')}`, page);
    }
    await page.goto('/app/phenomena');
    await page.locator('main a[href^="/app/phenomena/"]').first().click();
    await page.locator('h1').waitFor();
    await lookNow('leadership-phenomenon', page);
    await close(page);
  }
});

test('before anything came in every page says what to do', async () => {
  const link = await startEmpty();
  const storageState = await signInBy(link);
  for (const language of LANGUAGES) {
    const page = await open(language, { storageState, baseURL: new URL(link).origin });
    for (const address of EMPTY_PAGES) {
      assert.equal((await page.goto(address)).status(), 200, address);
      await lookNow(`empty${address.replaceAll('/', '-')}`, page);
    }
    await close(page);
  }
});
