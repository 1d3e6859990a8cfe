import assert from 'node:assert/strict';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {after, before, describe, test} from 'node:test';
import {Desk, jsonLines} from '../fake/desk.mjs';

describe('ingest', () => {
  let desk;
  before(() => (desk = new Desk()));
  after(() => desk.close());

  test('starts the platform, and with --json leaves standard output to the jobs', async () => {
    const ingest = await desk.run('ingest', desk.book('good.epub'), '--json');
    assert.equal(ingest.code, 0, ingest.err);
    const [job, ...others] = jsonLines(ingest.out);
    assert.equal(others.length, 0);
    assert.equal(job.state, 'SUCCEEDED');
    assert.equal(job.publisher, 'house');
    assert.equal(job.metadata.title, 'Title of good.epub');
    assert.match(ingest.err, /ready/);
  });

  test('the same file again is a new job that is known as a duplicate', async () => {
    const [job] = jsonLines((await desk.run('ingest', desk.book('good.epub'), '--json')).out);
    assert.ok(job.duplicateOf);
    assert.notEqual(job.id, job.duplicateOf);
  });

  test('a rejected book is told with code, place, message and remedy, and exit code 1', async () => {
    const ingest = await desk.run('ingest', desk.book('bad.epub'), desk.book('good2.epub'));
    assert.equal(ingest.code, 1);
    assert.match(ingest.out, /✗ bad\.epub.*REJECTED/);
    assert.match(ingest.out, /RSC-005 EPUB\/a\.xhtml:3:7 {2}element "p" not allowed/);
    assert.match(ingest.out, /-> move it/);
    assert.match(ingest.out, /\.\/bindery job 0190aaaa/);
    assert.match(ingest.out, /2 books: /);
    assert.ok(!ingest.out.includes('\u001b'), 'a book must not speak to the terminal');
  });

  test('a folder gives its books, and what is none is skipped', async () => {
    const folder = join(desk.books, 'folder');
    mkdirSync(join(folder, '.hidden'), {recursive: true});
    writeFileSync(join(folder, 'EXPECTED.tsv'), 'a\tb');
    writeFileSync(join(folder, '.hidden', 'x.epub'), 'PK');
    writeFileSync(join(folder, 'b.pdf'), '%PDF-1.7');
    writeFileSync(join(folder, 'no-suffix'), '%PDF-1.4');
    writeFileSync(join(folder, 'c.fb2.zip'), 'PK');
    writeFileSync(join(folder, 'd.docx'), 'PK');
    const ingest = await desk.run('ingest', folder);
    assert.equal(ingest.code, 0, ingest.err);
    assert.match(ingest.out, /Skipped, as they are no books: EXPECTED\.tsv/);
    assert.match(ingest.out, /4 books: 4 SUCCEEDED/);
    const named = await desk.run('ingest', join(folder, 'EXPECTED.tsv'));
    assert.match(named.out, /✓ EXPECTED\.tsv/);
  });

  test('a folder without books and a path without anything are told apart', async () => {
    mkdirSync(join(desk.books, 'empty'));
    assert.equal((await desk.run('ingest', join(desk.books, 'empty'))).code, 1);
    assert.equal((await desk.run('ingest', join(desk.books, 'nowhere'))).code, 2);
  });

  test('with --no-wait it returns when the books are taken', async () => {
    const ingest = await desk.run('ingest', desk.book('slow1.epub'), '--no-wait', '--json', '--publisher', 'acme');
    assert.equal(ingest.code, 0);
    const [job] = jsonLines(ingest.out);
    assert.equal(job.state, 'QUEUED');
    assert.equal(job.publisher, 'acme');
  });

  test('a busy intake is waited for', async () => {
    const ingest = await desk.run('ingest', desk.book('busy.epub'));
    assert.equal(ingest.code, 0, ingest.out + ingest.err);
  });

  test('a book that the intake refuses is told, and the others go on', async () => {
    const ingest = await desk.run('ingest', desk.book('refused.epub'), desk.book('good3.epub'));
    assert.equal(ingest.code, 1);
    assert.match(ingest.out, /✗ refused\.epub {2}not acceptable/);
    assert.match(ingest.out, /-> remedy for 422/);
    assert.match(ingest.out, /1 SUCCEEDED, 1 not taken/);
  });

  test('a restart of the platform in the middle is lived through', async () => {
    const ingest = desk.start('ingest', desk.book('slow2.epub'), desk.book('slow3.epub'), '--json');
    const file = join(desk.home, 'fake-jobs.json');
    while (!readFileSync(file, 'utf8').includes('slow3')) await sleep(20);
    const {pid} = JSON.parse(readFileSync(join(desk.home, 'run.json'), 'utf8'));
    process.kill(pid, 'SIGKILL');
    const up = await desk.run('up');
    assert.equal(up.code, 0, up.err);
    const {code, out, err} = await ingest.ended;
    assert.equal(code, 0, err);
    assert.deepEqual(jsonLines(out).map((job) => job.state), ['SUCCEEDED', 'SUCCEEDED']);
  });
});

describe('jobs', () => {
  let desk;
  before(async () => {
    desk = new Desk();
    await desk.run('ingest', desk.book('bad.epub'), desk.book('good.epub'));
  });
  after(() => desk.close());

  test('are listed, by state too', async () => {
    const all = await desk.run('jobs');
    assert.match(all.out, /SUCCEEDED .*good\.epub/);
    const rejected = jsonLines((await desk.run('jobs', '--state', 'rejected', '--json')).out);
    assert.deepEqual(rejected.map((job) => job.fileName), ['bad.epub']);
    assert.equal(rejected[0].findings[0].code, 'RSC-005');
    assert.match((await desk.run('jobs', '--state', 'FAILED')).out, /no such jobs/);
  });

  test('one is shown whole', async () => {
    const [bad] = jsonLines((await desk.run('jobs', '--state', 'REJECTED', '--json')).out);
    const job = await desk.run('job', bad.id.slice(0, 23));
    assert.equal(job.code, 0, job.err);
    for (const part of ['REJECTED', 'Steps', 'validate', 'Findings: 1 error', 'EPUB/a.xhtml:3:7', 'Metadata', 'History', 'received', 'BND-EPUB-001']) {
      assert.ok(job.out.includes(part), `${part} in\n${job.out}`);
    }
    assert.equal(jsonLines((await desk.run('job', bad.id, '--json')).out)[0].id, bad.id);
  });

  test('one can be replayed and cancelled, and the platform says where not', async () => {
    const [good] = jsonLines((await desk.run('jobs', '--state', 'SUCCEEDED', '--json')).out);
    const [bad] = jsonLines((await desk.run('jobs', '--state', 'REJECTED', '--json')).out);
    const refused = await desk.run('replay', good.id);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /it succeeded\n {2}-> remedy for 409/);
    assert.match((await desk.run('replay', bad.id, '--fresh')).out, /is QUEUED/);
    assert.match((await desk.run('cancel', bad.id)).out, /is CANCELLED/);
    assert.equal((await desk.run('job', 'ffff')).code, 1);
  });
});
