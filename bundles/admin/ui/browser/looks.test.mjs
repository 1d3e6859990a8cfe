import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {axe, enterByToken, launch, offers, open, platform, settled, shot} from './browser.mjs';

const PHONE = {width: 390, height: 844};

/** How the pages are to look at: accessible in light and dark, and whole on a phone. */
describe('the pages', {concurrency: false}, () => {
  const here = platform();
  let browser;
  const paths = {overview: '/', upload: '/upload', jobs: '/jobs', catalogue: '/books', plugins: '/plugins'};

  before(async () => {
    browser = await launch();
    const ask = async (path) => (await fetch(`${here.url}/api/v1${path}`, {headers: {Authorization: `Bearer ${here.token()}`}})).json();
    const {jobs: rejected} = await ask('/jobs?state=REJECTED&limit=1');
    const {jobs: succeeded} = await ask('/jobs?state=SUCCEEDED&limit=1');
    const {books} = await ask('/books?limit=1');
    assert.ok(rejected.length && succeeded.length && books.length, 'the platform has taken in a good and a bad book');
    if (await offers(here, 'get', '/users')) paths.people = '/people';
    Object.assign(paths, {'job-rejected': `/jobs/${rejected[0].id}`, job: `/jobs/${succeeded[0].id}`, book: `/books/${books[0].id}`});
  });

  after(() => browser?.close());

  for (const colorScheme of ['light', 'dark']) {
    test(`keep WCAG 2.2 AA in ${colorScheme}`, async () => {
      const {page, context, faults} = await open(browser, {colorScheme});
      const found = {};
      await page.goto(`${here.desk}/`);
      await page.getByRole('button', {name: 'Log in'}).waitFor();
      found.login = await axe(page);
      await enterByToken(page, here);
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(here.desk + path);
        await page.getByRole('heading', {level: 1}).waitFor();
        await settled(page);
        await shot(page, `${name}-${colorScheme}`);
        found[name] = await axe(page);
      }
      await context.close();
      assert.deepEqual(Object.fromEntries(Object.entries(found).filter(([, lines]) => lines.length)), {});
      assert.deepEqual(faults, []);
    });
  }

  test('are whole on a phone', async () => {
    const {page, context, faults} = await open(browser, {viewport: PHONE, hasTouch: true, isMobile: true});
    await enterByToken(page, here);
    const wide = {};
    for (const [name, path] of Object.entries(paths)) {
      await page.goto(here.desk + path);
      await page.getByRole('heading', {level: 1}).waitFor();
      await settled(page);
      await shot(page, `${name}-phone`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > PHONE.width) wide[name] = width;
    }
    await page.getByRole('button', {name: 'Menu'}).click();
    await page.getByRole('link', {name: 'Plugins'}).click();
    await page.getByRole('heading', {level: 1, name: 'Plugins'}).waitFor();
    await context.close();
    assert.deepEqual(wide, {});
    assert.deepEqual(faults, []);
  });
});
