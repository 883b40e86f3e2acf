// Every page that has an address of its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { INTERNAL_PAGES, OPEN_PAGES } from './addresses.js';
import { close, open } from './browser.js';
import { lookEverywhere } from './look.js';

for (const [name, address] of Object.entries(OPEN_PAGES)) {
  test(`the page ${name} is in order`, () => lookEverywhere(name, address));
}

for (const [name, address] of Object.entries(INTERNAL_PAGES)) {
  test(`the page ${name} is in order`, () => lookEverywhere(name, address, { signedIn: true }));
}

test('the page of a phenomenon is in order', async () => {
  await lookEverywhere('phenomenon', await firstLink('/app/phenomena', '/app/phenomena/0'), { signedIn: true });
});

test('the page of an observation is in order', async () => {
  await lookEverywhere('observation', await firstLink('/app/search?q=vuokra', '/app/observations/0'), { signedIn: true });
});

test('the page of an alert is in order', async () => {
  await lookEverywhere('alert', await firstLink('/app/alerts', '/app/alerts/0'), { signedIn: true });
});

test('a replay is worked out and its picture is in order', async () => {
  const page = await open('fi', { signedIn: true });
  await page.goto('/app/replays/new');
  await page.fill('#from', '2024-01-01');
  await page.fill('#to', '2027-12-31');
  await page.click('main button[type=submit]');
  await page.waitForSelector('#replay svg', { timeout: 60_000 });
  const address = new URL(page.url()).pathname;
  await close(page);
  await lookEverywhere('replay', address, { signedIn: true });
});

test('the pages of decisions about a phenomenon are in order', async () => {
  const phenomenon = await firstLink('/app/phenomena', '/app/phenomena/0');
  await lookEverywhere('phenomenon-merge', `${phenomenon}/merges/new`, { signedIn: true });
  await lookEverywhere('phenomenon-split', `${phenomenon}/splits/new`, { signedIn: true });
});

test('two phenomena beside each other are in order', async () => {
  await lookEverywhere('phenomenon-compare', await firstLink('/app/phenomena/map', '/app/phenomena/0', '/with/'), { signedIn: true });
});

test('a campaign asks at its own address, before, during and after its time', async () => {
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const page = await open('fi', { signedIn: true });
  for (const [address, first, last] of [['tuleva', 5, 9], ['avoin', -5, 9], ['mennyt', -9, -5]]) {
    await page.goto('/app/campaigns');
    await page.fill('#field-title_fi', `Syyskysely: ${address}`);
    await page.fill('#field-question_fi', 'Mikä yksikkömme palveluissa ei toimi niin kuin pitäisi?');
    await page.fill('#field-question_sv', 'Vad fungerar inte som det ska i enhetens tjänster?');
    await page.fill('#field-first_day', day(first));
    await page.fill('#field-last_day', day(last));
    await page.fill('#field-address', address);
    await page.click('main form[action="/app/campaigns"] button[type=submit]');
  }
  await close(page);
  await lookEverywhere('campaigns-made', '/app/campaigns', { signedIn: true });
  for (const address of ['tuleva', 'avoin', 'mennyt']) await lookEverywhere(`campaign-${address}`, `/campaigns/${address}`);
});

test('two observations beside each other are in order', async () => {
  const observation = await firstLink('/app/search?q=vuokra', '/app/observations/0');
  await lookEverywhere('pair', await firstLink(observation, `${observation}/with/`), { signedIn: true });
});

test('an address without a page says so in order', async () => {
  await lookEverywhere('not-found', '/ei-ole', { status: 404 });
  await lookEverywhere('not-found-signed-in', '/app/ei-ole', { status: 404, signedIn: true });
});

test('a sign-in link that is spent says so in order', async () => {
  await lookEverywhere('sign-in-link-spent', `/sign-in/${'a'.repeat(43)}`);
});

/** Returns the first address in a page's content that begins so. */
async function firstLink(address, beginning, within = '/') {
  const page = await open('fi', { signedIn: true });
  await page.goto(address);
  const found = await page.locator(`main a[href^="${beginning}"][href*="${within}"]`).first().getAttribute('href');
  await close(page);
  assert.ok(found);
  return found;
}
