import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {axe, enterByToken, launch, offers, open, platform, settled, shot} from './browser.mjs';

const SCREEN = {width: 1360, height: 900};
const PHONE = {width: 390, height: 844};

/** How the pages are to look at: accessible in light and dark, and whole on a phone. */
describe('the pages', {concurrency: false}, () => {
  const here = platform();
  const paths = {overview: '/', upload: '/upload', jobs: '/jobs', catalogue: '/books', plugins: '/plugins'};
  const barriers = {};
  const wide = {};
  let browser, page, faults;

  before(async () => {
    browser = await launch();
    const ask = async (path) => (await fetch(`${here.url}/api/v1${path}`, {headers: {Authorization: `Bearer ${here.token()}`}})).json();
    const {jobs: rejected} = await ask('/jobs?state=REJECTED&limit=1');
    const {jobs: succeeded} = await ask('/jobs?state=SUCCEEDED&limit=1');
    const {books} = await ask('/books?limit=1');
    assert.ok(rejected.length && succeeded.length && books.length, 'the platform has taken in a good and a bad book');
    if (await offers(here, 'get', '/users')) paths.people = '/people';
    Object.assign(paths, {'job-rejected': `/jobs/${rejected[0].id}`, job: `/jobs/${succeeded[0].id}`, book: `/books/${books[0].id}`});
    ({page, faults} = await open(browser, {viewport: SCREEN}));
  });

  after(() => browser?.close());

  /** Looks at the page that is shown in each of its dresses. */
  async function look(name) {
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({colorScheme});
      await settled(page);
      await shot(page, `${name}-${colorScheme}`);
      const found = await axe(page);
      if (found.length) barriers[`${name} in ${colorScheme}`] = found;
    }
    await page.emulateMedia({colorScheme: 'light'});
    await page.setViewportSize(PHONE);
    await settled(page);
    await shot(page, `${name}-phone`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > PHONE.width) wide[name] = width;
    await page.setViewportSize(SCREEN);
  }

  test('are looked at, each in light, in dark and at the width of a phone', async () => {
    await page.goto(`${here.desk}/`);
    await page.getByRole('button', {name: 'Log in'}).waitFor();
    await look('login');
    await enterByToken(page, here);
    for (const [name, path] of Object.entries(paths)) {
      await page.goto(here.desk + path);
      await page.getByRole('heading', {level: 1}).waitFor();
      await settled(page);
      await look(name);
    }
  });

  test('keep WCAG 2.2 AA', () => assert.deepEqual(barriers, {}));

  test('are whole on a phone', () => assert.deepEqual(wide, {}));

  test('have a menu on a phone', async () => {
    await page.setViewportSize(PHONE);
    await page.getByRole('button', {name: 'Menu'}).click();
    await page.getByRole('link', {name: 'Plugins'}).click();
    await page.getByRole('heading', {level: 1, name: 'Plugins'}).waitFor();
    await page.getByRole('link', {name: 'Jobs'}).waitFor({state: 'hidden'});
  });

  test('come without a fault in the browser', () => assert.deepEqual(faults, []));
});
