import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {Desk, jsonLines} from '../fake/desk.mjs';
import {bookLines, editLines} from '../src/metadata.mjs';

const paint = (style, text) => text;

describe('metadata', () => {
  let desk;
  before(async () => {
    desk = new Desk();
    assert.equal((await desk.run('up')).code, 0);
  });
  after(() => desk.close());

  test('shows what is known, without what would move the cursor, and long lists in part', async () => {
    const {code, out, err} = await desk.run('metadata', '9780306406157');
    assert.equal(code, 0, err);
    assert.match(out, /^Moby- \[31mDick\n {2}book +0190cccc-.+, version 1, revision 1, of acme\n/);
    assert.match(out, / {2}creators +Herman Melville \(A01, sortName Melville, Herman\)\n/);
    assert.match(out, / {2}identifiers +ISBN 9780306406157\n/);
    assert.match(out, /accessMode: textual, visual/);
    assert.match(out, /keyword 11\n +… and 18 more/);
    assert.equal(jsonLines((await desk.run('metadata', '0190cccc', '--json')).out)[0].subjects.length, 30);
  });

  test('shows from where it is known, and what does not count', async () => {
    const {out} = await desk.run('metadata', '0190cccc', '--provenance');
    assert.match(out, /\* 1851\n +feed: onix, PublishingDate, 2026/);
    assert.match(out, /1850\n +file: epub, PublishingDate, 50 % sure, .+does not count, for onix does/);
  });

  test('shows where sources disagree, with what to do', async () => {
    assert.match((await desk.run('metadata', '0190cccc', '--conflicts')).out, /BND-META-001 OPF says 1850, ONIX says 1851\n {2}-> settle it/);
  });

  test('edits, tells what was there before, and undoes', async () => {
    assert.match((await desk.run('metadata', 'undo', '0190cccc')).err, /nothing to undo/);
    const edit = await desk.run('metadata', 'edit', '0190cccc', 'publicationDate=1851-10-18', 'edition=2nd');
    assert.equal(edit.code, 0, edit.err);
    assert.match(edit.out, /#1 .+ edited\n {2}publicationDate +1851 -> 1851-10-18\n {2}edition +\(nothing\) -> 2nd/);
    const stale = await desk.run('metadata', 'edit', '0190cccc', 'edition=3rd', '--version', '1');
    assert.equal(stale.code, 1);
    assert.match(stale.err, /has changed/);
    assert.match((await desk.run('metadata', 'undo', '0190cccc', '--version', '2')).out, /undid edit 1/);
    const history = jsonLines((await desk.run('metadata', '0190cccc', '--history', '--json')).out)[0].edits;
    assert.deepEqual(history.map((it) => it.number), [2, 1]);
    assert.ok(history[0].actor);
  });

  test('what is not understood is told', async () => {
    assert.match((await desk.run('metadata', 'edit', '0190cccc', 'nonsense')).err, /is not FIELD=VALUE/);
    const swapped = await desk.run('metadata', '0190cccc', 'edit');
    assert.equal(swapped.code, 2);
    assert.match(swapped.err, /metadata edit 0190cccc/);
    assert.equal((await desk.run('metadata', 'edit', '0190cccc')).code, 2);
    assert.equal((await desk.run('metadata', '0190cccc', '--history', '--conflicts')).code, 2);
    assert.equal((await desk.run('metadata', 'ffff')).code, 1);
    assert.match((await desk.run('metadata', '--help')).out, /contributors\+=/);
  });
});

describe('the lines of metadata', () => {
  const lines = (metadata) => bookLines({id: 'b1', publisher: 'acme', version: 3, revisions: [{}], metadata}, paint);

  test('nothing is known', () => {
    assert.deepEqual(lines({}), ['No title is known', '  book                  b1, version 3, revision 1, of acme', '  nothing is known of it']);
  });

  test('right-to-left and combining characters stay, overrides of direction do not', () => {
    assert.equal(lines({title: 'مرحبا e\u0301\u202e'})[0], 'مرحبا e\u0301 ');
  });

  test('an edit that only changes who says it says so', () => {
    const same = {number: 1, at: 't', actor: 'ada', fields: ['edition'], before: {edition: '2'}, after: {edition: '2'}, undoes: null, undone: true};
    assert.match(editLines(same, paint).join('\n'), /\(undone\)\n {2}edition: the same values/);
  });
});
