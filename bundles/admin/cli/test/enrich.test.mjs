import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {Desk, jsonLines} from '../fake/desk.mjs';

describe('enrich', () => {
  let desk;
  before(async () => {
    desk = new Desk();
    assert.equal((await desk.run('up')).code, 0);
    assert.equal((await desk.run('ingest', desk.book('a.epub'), desk.book('b.epub'), desk.book('c.epub'))).code, 0);
  });
  after(() => desk.close());

  test('what is not understood is told', async () => {
    assert.match((await desk.run('enrich')).err, /--plugin says which enricher\n {2}-> .+plugins/);
    assert.equal((await desk.run('enrich', '--plugin', 'mood', '--all', '--missing')).code, 2);
    const unknown = await desk.run('enrich', '--plugin', 'moood');
    assert.equal(unknown.code, 1);
    assert.match(unknown.err, /there is no enricher moood; there are mood/);
    assert.match((await desk.run('enrich', '--help')).out, /You can stop it at any moment/);
  });

  test('goes over the books that it lacks, bunch by bunch, and has nothing to do the next time', async () => {
    const first = await desk.run('enrich', '--plugin', 'mood', '--missing', '--json');
    assert.equal(first.code, 0, first.err);
    assert.deepEqual(jsonLines(first.out).map((job) => [job.fileName, job.state]),
      ['a.epub', 'b.epub', 'c.epub'].map((name) => [name, 'SUCCEEDED']));
    assert.match(first.err, /mood has looked at 3 books in .+; 0 failed, 0 still missing/);
    const second = await desk.run('enrich', '--plugin', 'mood');
    assert.equal(second.code, 0);
    assert.match(second.out + second.err, /has looked at 0 books/);
    assert.match((await desk.run('enrich', '--plugin', 'mood', '--all')).out, /has looked at 3 books/);
  });

  test('tells what it has passed over, and that something is missing', async () => {
    assert.equal((await desk.run('ingest', desk.book('held.epub'))).code, 0);
    const {code, out} = await desk.run('enrich', '--plugin', 'mood');
    assert.equal(code, 1);
    assert.match(out, /passed over: book 0190aaaa.*: its job is QUEUED/);
    assert.match(out, /1 still missing/);
  });
});
