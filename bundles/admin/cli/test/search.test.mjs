import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {Desk, jsonLines} from '../fake/desk.mjs';
import {facetLines, indexLine} from '../src/search.mjs';

const paint = (style, text) => String(text);

describe('search', () => {
  let desk;
  before(async () => {
    desk = new Desk();
    assert.equal((await desk.run('up')).code, 0);
  });
  after(() => desk.close());

  test('shows what was found over all pages, where it fits, and nothing that would move the cursor', async () => {
    const {code, out, err} = await desk.run('search', 'white', 'whale', '--facets');
    assert.equal(code, 0, err);
    assert.match(out, /^2 books\nlanguage +en 2, de 1\n\nMoby- \[31mDick {2}Herman Melville\n {2}0190dddd-.+ {2}isbn:9780306406157 {2}acme\n {2}description: hunts a white \[2J whale\n/);
    assert.equal(out.match(/0190dddd/g).length, 2);
    assert.ok(!out.includes('\u001b'));
  });

  test('with --json it is a line for each book, and one for the rest', async () => {
    const lines = jsonLines((await desk.run('search', 'wite', 'whale', '--facets', '--json')).out);
    assert.deepEqual(lines.map((it) => it.book?.id?.at(-1)), ['1', '2', undefined]);
    assert.equal(lines[2].total, 2);
    assert.equal(lines[2].didYouMean, 'white whale');
    assert.equal(lines[2].facets[0].name, 'language');
  });

  test('a limit ends it, and tells what is left', async () => {
    const {out} = await desk.run('search', 'wite', 'whale', '--limit', '1');
    assert.match(out, /Looked for white whale instead/);
    assert.match(out, /1 more; --limit/);
    assert.equal(out.match(/0190dddd/g).length, 1);
  });

  test('nothing found is told with what to do, and is no failure', async () => {
    const {code, out} = await desk.run('search', 'nothing');
    assert.equal(code, 0);
    assert.match(out, /^No book fits\.\nTry fewer or other words/);
    assert.match((await desk.run('search', 'nothing', '--language', 'en', '--language', 'de')).out, /Try fewer options/);
    assert.deepEqual(jsonLines((await desk.run('search', 'nothing', '--json')).out), [{total: 0, facets: [], didYouMean: ''}]);
  });

  test('what is not understood is told', async () => {
    assert.equal((await desk.run('search', '--limit', '0')).code, 2);
    assert.match((await desk.run('search', '--facet')).err, /did you mean --facets/);
    assert.match((await desk.run('search', '--help')).out, /978-0-306-40615-7/);
  });

  test('an index is built anew with its progress, stopped, and gone on with', async () => {
    const {code, out, err} = await desk.run('reindex');
    assert.equal(code, 0, err);
    assert.match(out, /being built: 3 books so far\npostgres: 3 books, up to date\n$/);
    assert.match((await desk.run('reindex', '--stop')).out, /stopped while it was built, with 2 books/);
    assert.equal(jsonLines((await desk.run('reindex', '--fresh', '--json')).out)[0].work, 'FOLLOWING');
    assert.equal((await desk.run('reindex', '--index', 'none')).code, 1);
    assert.equal((await desk.run('reindex', '--stop', '--fresh')).code, 2);
    assert.match((await desk.run('status')).out, /Search: postgres: 3 books, up to date/);
  });
});

test('an index that is behind says by how much and why', () => {
  const index = {name: 'o', searched: false, work: 'FOLLOWING', documents: 3, written: 0, lagSeconds: 61, failure: 'away\u001b[0m'};
  assert.equal(indexLine(index, paint), 'o: 3 books, not searched just now, 1 min 1 s behind, away [0m');
  assert.match(indexLine({...index, work: 'UNKNOWN', lagSeconds: -1, failure: ''}, paint), /not reached yet, nobody can tell/);
});

test('a facet of many values is shown in part', () => {
  const values = Array.from({length: 12}, (_, i) => ({value: `v${i}`, count: i + 1}));
  assert.match(facetLines([{name: 'subject', values}], paint)[0], /^subject {8}v0 1, .+, … 4 more$/);
});
