// Filing an observation: by keyboard alone, and without script.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { close, open } from './browser.js';
import { tabTo } from './keyboard.js';
import { axeFindings, lookEverywhere } from './look.js';

/** The form takes what comes sooner for a program's: milliseconds since the page was asked for. */
const LEAST_READING = 2_100;

/** How many times Tab is pressed in search of something. */
const MOST_TABS = 60;

test('an observation is filed by keyboard alone', async () => {
  const page = await open('fi');
  await page.goto('/');
  await page.keyboard.press('Tab');
  assert.equal(await focusedText(page), 'Siirry sisältöön', 'the skip link comes first');
  await page.keyboard.press('Enter');

  await tabTo(page, '#field-text');
  await page.keyboard.type('Kyläkaupan lähdettyä lähin apteekki on neljänkymmenen kilometrin päässä.');
  await tabTo(page, '#field-municipality');
  await page.keyboard.type('Inari');
  await page.keyboard.press('Escape');
  await tabTo(page, '#field-service_line');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, '#field-proposal');
  await page.keyboard.type('Lääkkeet voisi noutaa terveysasemalta.');
  await tabTo(page, '[name=reporter]');
  await page.keyboard.press('Space');
  await tabTo(page, 'main button[type=submit]');
  await readTheForm(page);
  await page.keyboard.press('Enter');

  await page.waitForURL('**/receipts/*');
  assert.equal(await page.textContent('h1'), 'Kiitos havainnostasi');
  const receipt = page.url();
  await close(page);
  await lookEverywhere('receipt', receipt);
});

test('every field and button shows that it has the focus', async () => {
  const page = await open('fi');
  await page.goto('/');
  for (const _ of Array(MOST_TABS).keys()) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement === document.body)) break;
    const focused = await page.screenshot({ animations: 'disabled' });
    const element = await page.evaluate(() => {
      const { activeElement } = document;
      activeElement.blur();
      return activeElement.outerHTML;
    });
    const blurred = await page.screenshot({ animations: 'disabled' });
    assert.ok(!focused.equals(blurred), `looks the same without the focus: ${element}`);
  }
  await close(page);
});

test('without script an empty form comes back with what is wrong, and is then accepted', async () => {
  const page = await open('sv', { javaScriptEnabled: false });
  await page.goto('/');
  await page.getByLabel('I vilken kommun?').fill('Korsnäs');
  await readTheForm(page);
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name: 'Skicka observationen' }).click(),
  ]);
  assert.equal(answer.status(), 422);

  const summary = page.getByRole('alert').filter({ hasText: 'Kontrollera dessa punkter' });
  await summary.getByRole('link').first().click();
  assert.match(page.url(), /#field-text$/);
  assert.equal(await page.locator('#field-text').getAttribute('aria-invalid'), 'true');
  assert.equal(await page.getByLabel('I vilken kommun?').inputValue(), 'Korsnäs', 'what was typed is kept');

  await page.locator('#field-text').fill('Bussen till sjukhuset går bara en gång om dagen och returen först på kvällen.');
  await page.getByRole('button', { name: 'Skicka observationen' }).click();
  await page.waitForURL('**/receipts/*');
  assert.equal(await page.textContent('h1'), 'Tack för din observation');
  await close(page);
});

for (const colorScheme of ['light', 'dark']) {
  test(`the form with its faults is in order when it is ${colorScheme}`, async () => {
    const page = await open('fi', { colorScheme, viewport: { width: 390, height: 844 } });
    await page.goto('/');
    await readTheForm(page);
    await page.getByRole('button', { name: 'Lähetä havainto' }).click();
    await page.getByRole('alert').waitFor();
    assert.ok(await page.getByRole('alert').evaluate((element) => element === document.activeElement), 'the summary has the focus');
    assert.deepEqual(await axeFindings(page), []);
    await close(page);
  });
}

/** Waits until a person could have read the form. */
async function readTheForm(page) {
  const already = await page.evaluate(() => performance.now());
  await pause(Math.max(0, LEAST_READING - already));
}

function focusedText(page) {
  return page.evaluate(() => document.activeElement.textContent.trim());
}

test('a text that was not sent is there again, until it is cleared or sent', async () => {
  const page = await open('fi');
  await page.goto('/');
  assert.equal(await page.isVisible('[data-draft-note]'), false);
  await page.fill('#field-text', 'Kirjastoauto ei enää kulje kylään.');
  await page.check('[name=reporter][value=asukas]');
  await page.goto('/privacy');
  await page.goto('/');
  assert.equal(await page.inputValue('#field-text'), 'Kirjastoauto ei enää kulje kylään.');
  assert.ok(await page.isChecked('[name=reporter][value=asukas]'));
  assert.deepEqual(await axeFindings(page), []);
  await page.click('[data-draft-clear]');
  await page.reload();
  assert.equal(await page.inputValue('#field-text'), '');

  await page.fill('#field-text', 'Kirjastoauto ei enää kulje kylään, ja kauppa on kaukana.');
  await readTheForm(page);
  await page.click('main button[type=submit]');
  await page.waitForURL('**/receipts/*');
  await page.goto('/');
  assert.equal(await page.inputValue('#field-text'), '', 'what was sent is no draft any more');
  await close(page);
});

test('without a connection the text stays and the reader is told', async () => {
  const page = await open('sv');
  await page.goto('/');
  await page.fill('#field-text', 'Bussen till byn har dragits in.');
  await page.context().setOffline(true);
  await page.click('main button[type=submit]');
  await page.waitForSelector('[data-offline]:visible');
  assert.equal(await page.inputValue('#field-text'), 'Bussen till byn har dragits in.');
  await page.context().setOffline(false);
  await page.waitForSelector('[data-offline]', { state: 'hidden' });
  await close(page);
});
