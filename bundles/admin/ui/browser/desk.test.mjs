import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {launch, offers, open, platform, settled, shot} from './browser.mjs';
import {writeEpub} from './epub.mjs';

/** What a person does at the desk, from the login to the logout, in a real browser on a real platform. */
describe('at the desk', {concurrency: false}, () => {
  const here = platform();
  const run = Date.now().toString(36);
  const publisher = `desk-${run}`;
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  const good = writeEpub(join(folder, `tide-${run}.epub`), {title: `The Tide ${run}`});
  const bad = writeEpub(join(folder, `nameless-${run}.epub`), {});
  let browser, page, faults;

  before(async () => {
    browser = await launch();
    ({page, faults} = await open(browser));
  });

  after(async () => {
    await browser?.close();
    rmSync(folder, {recursive: true});
  });

  test('a wrong token is refused with words that help', async () => {
    await page.goto(`${here.desk}/jobs`);
    await page.getByRole('button', {name: 'Log in'}).waitFor();
    await shot(page, 'login');
    const link = page.getByRole('button', {name: 'Use an API token instead'});
    if (await link.isVisible()) await link.click();
    await page.getByLabel('API token', {exact: true}).fill('no-such-token');
    await page.getByRole('button', {name: 'Log in'}).click();
    await page.getByRole('alert').getByText('What to do:').waitFor();
  });

  test('the right one leads to the page that was asked for', async () => {
    await page.getByLabel('API token', {exact: true}).fill(here.token());
    await page.getByRole('button', {name: 'Log in'}).click();
    await page.getByRole('heading', {level: 1, name: 'Jobs'}).waitFor();
  });

  test('books are uploaded for a publisher, and followed to their end', async () => {
    await page.getByRole('link', {name: 'Upload'}).first().click();
    await page.getByRole('heading', {level: 1, name: 'Upload books'}).waitFor();
    const input = page.locator('input[type=file]');
    await input.setInputFiles(good);
    await page.getByRole('alert').getByText('Say whose books these are').waitFor();
    await page.getByRole('combobox', {name: 'Publisher'}).fill(publisher);
    await page.keyboard.press('Escape');
    await input.setInputFiles([good, bad]);
    const row = (name) => page.getByRole('listitem').filter({hasText: name});
    await row(`tide-${run}.epub`).getByText('Succeeded').waitFor();
    await row(`nameless-${run}.epub`).getByText('Rejected').waitFor();
    await shot(page, 'upload');
  });

  test('a large book survives a break of the network, a pause and goes on where it was', async (t) => {
    if (!(await offers(here, 'post', '/uploads'))) return t.skip('this platform takes no uploads piece by piece');
    const large = writeEpub(join(folder, `large-${run}.epub`), {title: `The Large Tide ${run}`, extra: 50 << 20});
    const sent = [];
    page.on('request', (request) => {
      if (request.method() === 'PATCH') sent.push(Number(request.headers()['upload-offset']));
    });
    const network = await page.context().newCDPSession(page);
    const slow = {offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 8 << 20};
    await network.send('Network.enable');
    await network.send('Network.emulateNetworkConditions', slow);
    await page.goto(`${here.desk}/upload`);
    await page.getByRole('combobox', {name: 'Publisher'}).fill(publisher);
    await page.keyboard.press('Escape');
    await page.locator('input[type=file]').setInputFiles(large);
    const row = page.getByRole('listitem').filter({hasText: `large-${run}.epub`});
    await row.getByText(/^[2-6]\d% of/).waitFor();
    await network.send('Network.emulateNetworkConditions', {...slow, offline: true});
    await page.waitForTimeout(2_000);
    await shot(page, 'upload-cut');
    await network.send('Network.emulateNetworkConditions', slow);
    await row.getByText(/^[3-9]\d% of/).waitFor();
    await row.getByRole('button', {name: 'Pause'}).click();
    await row.getByText(/^Paused at/).waitFor();
    await row.getByRole('button', {name: 'Resume'}).click();
    await row.getByText('Succeeded').waitFor();
    await network.detach();
    assert.equal(sent[0], 0);
    assert.ok(sent.slice(1).every((offset) => offset > 0), `it never began anew: ${sent}`);
    await page.getByRole('button', {name: 'Clear finished'}).click();
  });

  test('a bad book says where it is at fault and what to do', async () => {
    await page.goto(`${here.desk}/jobs?publisher=${publisher}`);
    await page.getByRole('link', {name: `nameless-${run}.epub`}).click();
    await page.getByRole('heading', {level: 2, name: 'Findings'}).waitFor();
    const finding = page.getByRole('article').filter({hasText: 'title'}).first();
    await finding.getByText('What to do:').waitFor();
    assert.match(await finding.innerText(), /EPUB\/package\.opf, Line \d+/);
    assert.ok(await page.getByRole('listitem').filter({hasText: 'Validate'}).getByText('rejected the book').isVisible());
    await shot(page, 'job-rejected');
  });

  test('it is run again after a question, and comes to the same end', async () => {
    await page.getByRole('button', {name: 'Run again'}).click();
    const question = page.getByRole('dialog', {name: 'Run this job again?'});
    await question.getByRole('button', {name: 'No, keep it'}).click();
    await question.waitFor({state: 'hidden'});
    await page.getByRole('button', {name: 'Run again'}).click();
    await question.getByRole('button', {name: 'Run again'}).click();
    await page.getByText('The job runs again').waitFor();
    await page.getByRole('button', {name: 'Show the history'}).click();
    await page.getByRole('region', {name: 'History'}).getByText(/replay/i).first().waitFor();
    await page.getByText('Rejected').first().waitFor();
  });

  test('jobs are filtered by state and publisher, and the address keeps it', async () => {
    await page.goto(`${here.desk}/jobs?state=%5B%22REJECTED%22%5D&publisher=${publisher}`);
    const table = page.getByRole('region', {name: 'Jobs'});
    await table.getByRole('link', {name: `nameless-${run}.epub`}).waitFor();
    assert.equal(await table.getByRole('row').count(), 2);
    await page.reload();
    await table.getByRole('link', {name: `nameless-${run}.epub`}).waitFor();
  });

  test('several jobs are run again at once', async () => {
    await page.getByRole('checkbox', {name: 'Select all jobs of this page'}).check();
    await page.getByText('One job selected').waitFor();
    await page.getByRole('button', {name: 'Run again'}).click();
    await page.getByRole('dialog').getByRole('button', {name: 'Run again'}).click();
    await page.getByText('Done for one job').waitFor();
    assert.ok(await page.getByText('One job selected').isHidden());
  });

  test('what no filter fits is said, with a way back', async () => {
    await page.goto(`${here.desk}/jobs?publisher=nobody-${run}`);
    await page.getByText('No job fits').waitFor();
    await page.getByRole('link', {name: 'Take filters away'}).click();
    await page.getByRole('region', {name: 'Jobs'}).getByRole('row').nth(1).waitFor();
  });

  test('the good book is found in the catalogue, with all that is known of it', async () => {
    await page.getByRole('link', {name: 'Catalogue'}).click();
    await page.getByRole('searchbox').fill(`tide ${run}`);
    await page.getByRole('link', {name: `The Tide ${run}`}).click();
    await page.getByRole('heading', {level: 1, name: `The Tide ${run}`}).waitFor();
    await page.getByRole('button', {name: 'Sources of By'}).click();
    await page.getByText(/epub from .*dc:creator/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', {name: /Its job/}).waitFor();
  });

  test('a misspelt word finds it all the same, and what was found can be narrowed down', {timeout: 120_000}, async (t) => {
    if (!(await offers(here, 'get', '/search'))) return t.skip('this platform has no search');
    await page.goto(`${here.desk}/books?q=${encodeURIComponent(`tidde ${run}`)}`);
    await page.getByText('No book has these words').waitFor();
    await page.getByRole('link', {name: `The Tide ${run}`}).waitFor();
    // Only what differs narrows down: the same author's book of another publisher.
    const other = writeEpub(join(folder, `other-${run}.epub`), {title: `The Other Tide ${run}`});
    await fetch(`${here.url}/api/v1/jobs?publisher=other-${run}&fileName=other.epub`,
      {method: 'POST', headers: {authorization: `Bearer ${here.token()}`, 'idempotency-key': run}, body: readFileSync(other)});
    const facets = page.getByRole('complementary', {name: 'Narrow down'});
    const choice = facets.getByRole('checkbox').first();
    do await page.goto(`${here.desk}/books?q=Ashby`);
    while (!(await choice.waitFor({timeout: 3_000}).then(() => true, () => false)));
    await choice.check();
    await facets.getByRole('button', {name: 'Take filters away'}).click();
    await page.waitForFunction(() => !document.querySelector('.facets input:checked'));
    await page.goto(`${here.desk}/books?q=${encodeURIComponent(`tide ${run}`)}`);
    await page.getByRole('link', {name: `The Tide ${run}`}).click();
    await page.getByRole('heading', {level: 1, name: `The Tide ${run}`}).waitFor();
  });

  test('its metadata is edited, and the edit undone, where the platform takes edits', async (t) => {
    if (!(await offers(here, 'patch', '/books/{id}/metadata'))) return t.skip('this platform takes no edits');
    await page.getByRole('button', {name: 'Edit metadata'}).click();
    const form = page.getByRole('dialog', {name: 'Edit metadata'});
    await form.getByLabel('Subtitle').fill('A Novel of the Sea');
    await form.getByRole('button', {name: 'Save'}).click();
    await page.getByText('A Novel of the Sea').first().waitFor();
    await page.getByRole('button', {name: 'Undo the last edit'}).click();
    await page.getByRole('dialog').getByRole('button', {name: 'Undo'}).click();
    await page.getByText('The edit is undone').waitFor();
    // the history tells of it for good; nothing else does, as soon as the page has asked anew
    await page.locator('.edits del', {hasText: 'A Novel of the Sea'}).waitFor();
    await page.waitForFunction((words) => [...document.querySelectorAll('main *')].every((it) => it.closest('.edits') || !it.textContent.includes(words) || it.querySelector('.edits')), 'A Novel of the Sea');
  });

  test('a file is downloaded whole', async () => {
    await page.getByRole('link', {name: /Its job/}).first().click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', {name: /Download/}).first().click()]);
    assert.equal(download.suggestedFilename(), `tide-${run}.epub`);
    await shot(page, 'job');
  });

  test('what is not there is said so', async () => {
    await page.goto(`${here.desk}/jobs/00000000-0000-7000-8000-000000000000`);
    await page.getByText('There is no such job').waitFor();
    await page.goto(`${here.desk}/no/such/page`);
    await page.getByText('There is no such page').waitFor();
  });

  test('a platform that is away is told, and asked again', async () => {
    await page.route('**/api/v1/plugins', (route) => route.abort());
    await page.goto(`${here.desk}/plugins`);
    await page.getByText('The platform cannot be reached').waitFor();
    await page.unroute('**/api/v1/plugins');
    await page.getByRole('button', {name: 'Try again'}).click();
    await page.getByRole('heading', {level: 2, name: 'epub', exact: true}).waitFor();
  });

  test('it speaks another language, and goes on speaking it', async () => {
    await page.getByRole('button', {name: 'Language'}).click();
    await page.getByRole('menuitem', {name: 'Deutsch'}).click();
    await page.getByRole('link', {name: 'Katalog'}).waitFor();
    await page.reload();
    await page.getByRole('link', {name: 'Aufträge'}).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'de');
    await page.getByRole('button', {name: 'Sprache'}).click();
    await page.getByRole('menuitem', {name: 'English'}).click();
  });

  test('the keyboard alone leads from the first key to a job', async () => {
    await page.goto(`${here.desk}/jobs?publisher=${publisher}`);
    await settled(page);
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to the content');
    await page.keyboard.press('Enter');
    for (let i = 0; i < 40 && !(await page.evaluate(() => /\.epub$/.test(document.activeElement?.textContent ?? ''))); i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', {level: 2, name: 'Findings'}).waitFor();
  });

  test('who logs out is out', async () => {
    await page.getByRole('button', {name: 'Account'}).click();
    await page.getByRole('menuitem', {name: 'Log out'}).click();
    await page.getByRole('button', {name: 'Log in'}).waitFor();
    await page.goto(`${here.desk}/books`);
    await page.getByRole('button', {name: 'Log in'}).waitFor();
  });

  test('who has a name and a password logs in with them, and is still in after a reload', async (t) => {
    if (!(await offers(here, 'post', '/session'))) return t.skip('this platform knows no names');
    const enter = async (password) => {
      await page.getByLabel('Login').fill('admin');
      await page.getByLabel('Password', {exact: true}).fill(password);
      await page.getByRole('button', {name: 'Log in'}).click();
    };
    await enter('not this one');
    await page.getByRole('alert').waitFor();
    await enter(here.password());
    await page.getByRole('heading', {level: 1, name: 'Catalogue'}).waitFor();
    await page.reload();
    await page.getByRole('heading', {level: 1, name: 'Catalogue'}).waitFor();
    await page.getByRole('button', {name: 'Account: admin'}).waitFor();
  });

  test('news come in by themselves', async (t) => {
    if (!(await offers(here, 'get', '/events'))) return t.skip('this platform sends no events');
    await page.getByText('Live', {exact: true}).waitFor();
    await page.getByRole('link', {name: 'Jobs'}).click();
    const name = `second-${run}.epub`;
    const body = readFileSync(writeEpub(join(folder, name), {title: `The Second Tide ${run}`}));
    const asked = page.waitForRequest((request) => request.url().includes('/api/v1/jobs?'));
    await fetch(`${here.url}/api/v1/jobs?publisher=${publisher}&fileName=${name}`, {method: 'POST', body, headers: {Authorization: `Bearer ${here.token()}`, 'Idempotency-Key': name}});
    await asked;
    await page.getByRole('row').filter({hasText: name}).getByText('Succeeded').waitFor();
  });

  test('an administrator makes an account and a token, and takes them back', async (t) => {
    if (!(await offers(here, 'post', '/users'))) return t.skip('this platform keeps no accounts');
    await page.getByRole('link', {name: 'People and access'}).click();
    await page.getByRole('tab', {name: 'Users'}).click();
    await page.getByRole('button', {name: 'New user'}).click();
    const form = page.getByRole('dialog', {name: 'New user'});
    await form.getByLabel('Login').fill(`nell-${run}`);
    await form.getByRole('textbox', {name: 'Name'}).fill('Nell Ashby');
    await form.getByLabel(/^Password/).fill(`a long password ${run}`);
    await form.getByRole('button', {name: 'Save'}).click();
    await page.getByRole('row').filter({hasText: `nell-${run}`}).getByText('Viewer').waitFor();
    await page.getByRole('button', {name: `Remove nell-${run}?`}).click();
    await page.getByRole('dialog').getByRole('button', {name: 'Remove'}).click();
    await page.getByRole('row').filter({hasText: `nell-${run}`}).waitFor({state: 'detached'});
    await page.getByRole('tab', {name: 'API tokens'}).click();
    await page.getByRole('button', {name: 'New token'}).click();
    await page.getByRole('dialog').getByRole('textbox', {name: 'Name'}).fill(`press-${run}`);
    await page.getByRole('button', {name: 'Save'}).click();
    await page.getByText('The token is shown once').waitFor();
    await page.getByRole('button', {name: 'Done'}).click();
    await page.getByRole('button', {name: `Take back press-${run}?`}).click();
    await page.getByRole('dialog').getByRole('button', {name: 'Remove'}).click();
    await page.getByRole('row').filter({hasText: `press-${run}`}).waitFor({state: 'detached'});
    await page.getByRole('button', {name: 'Account: admin'}).click();
    await page.getByRole('menuitem', {name: 'Log out'}).click();
    await page.getByRole('button', {name: 'Log in'}).waitFor();
    await page.reload();
    await page.getByRole('button', {name: 'Log in'}).waitFor();
  });

  test('nothing went wrong in the browser meanwhile', () => {
    assert.deepEqual(faults, []);
  });
});
