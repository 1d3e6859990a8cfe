import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {Readable} from 'node:stream';
import {after, beforeEach, describe, test} from 'node:test';
import {Desk, jsonLines} from '../fake/desk.mjs';
import {check} from '../src/backup/check.mjs';
import {putInPlace, staging, unfinished} from '../src/backup/store.mjs';

const LONG = `inbox/acme/${'ä'.repeat(80)}${'x'.repeat(60)}.epub`;
const sha = (text) => createHash('sha256').update(text).digest('hex');
const desks = [];
const work = mkdtempSync(join(tmpdir(), 'bindery-backup-'));

/** A backup made by the machine's own tar: not by what is tested. */
function archive(name, change = {}) {
  const folder = mkdtempSync(join(work, 'contents-'));
  const blob = sha('a book');
  const files = {
    'manifest.json': JSON.stringify({
      format: 'bindery-backup', formatVersion: 1, id: 'id', createdAt: '2026-01-02T03:04:05Z', productVersion: '9', blobs: 1, blobBytes: 6,
      parts: ['blobs', 'database', 'deploy', 'inbox', 'secrets'], rows: {job: 2, book: 1},
    }),
    'database/snapshot.json': '{}', 'deploy/plugin.jar': 'a plugin', 'secrets/api-token': 'restored token\n', [LONG]: 'waiting',
    [`blobs/${blob.slice(0, 2)}/${blob.slice(2, 4)}/${blob}`]: 'a book',
    ...change.files,
  };
  const sums = Object.entries(files).map(([file, text]) => `${sha(change.sumOf?.[file] ?? text)}  ${file}\n`).join('');
  for (const [file, text] of Object.entries({...files, SHA256SUMS: sums})) {
    mkdirSync(dirname(join(folder, file)), {recursive: true});
    writeFileSync(join(folder, file), text);
  }
  const path = join(work, name);
  const names = [...Object.keys(files), ...(change.withoutSums ? [] : ['SHA256SUMS'])];
  execFileSync('tar', ['--format=pax', '-cf', path, '-C', folder, ...(change.tar ?? []), ...names]);
  return path;
}

const desk = () => {
  desks.push(new Desk());
  return desks.at(-1);
};
const read = (home, file) => readFileSync(join(home, file), 'utf8');
const beforeFolders = (home) => readdirSync(home).filter((name) => name.startsWith('before-restore-'));

function inUse(home) {
  for (const [file, text] of [['secrets/api-token', 'old'], ['blobs/aa/bb/old', 'old'], ['postgres/data/x', 'old'], ['etc/own.cfg', 'old'], ['log/karaf.log', 'log']]) {
    mkdirSync(dirname(join(home, file)), {recursive: true});
    writeFileSync(join(home, file), text);
  }
}

after(async () => {
  for (const it of desks) await it.close();
  rmSync(work, {recursive: true, force: true});
});

describe('backup', () => {
  test('writes what the platform sends, checks it, and lets only the owner read it', async () => {
    const it = desk();
    it.env.FAKE_BACKUP = archive('sent.tar');
    await it.run('up');
    const file = join(it.books, 'b.tar');
    const made = await it.run('backup', file);
    assert.equal(made.code, 0, made.err);
    assert.match(made.out, /2 jobs, 1 books in the catalogue, 1 stored files \(6 B\)/);
    assert.match(made.out, /passwords and tokens/);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(readFileSync(file), readFileSync(it.env.FAKE_BACKUP));
    assert.deepEqual(readdirSync(it.books), ['b.tar']);

    const again = await it.run('backup', file);
    assert.equal(again.code, 1);
    assert.match(again.err, /is there already[^]*--force/);
    const [json] = jsonLines((await it.run('backup', file, '--force', '--json')).out);
    assert.equal(json.verified, true);
    assert.equal(json.rows.job, 2);
  });

  test('a backup that breaks off or is damaged leaves no file', async () => {
    const it = desk();
    it.env.FAKE_BACKUP = archive('cut.tar');
    it.env.FAKE_BACKUP_CUT = '3000';
    await it.run('up');
    const cut = await it.run('backup', join(it.books, 'b.tar'));
    assert.equal(cut.code, 1);
    assert.match(cut.err, /broke off/);
    assert.deepEqual(readdirSync(it.books), []);
    await it.run('down');
    delete it.env.FAKE_BACKUP_CUT;
    it.env.FAKE_BACKUP = archive('bad.tar', {sumOf: {'deploy/plugin.jar': 'another'}});
    await it.run('up');
    const bad = await it.run('backup', join(it.books, 'b.tar'));
    assert.equal(bad.code, 1);
    assert.match(bad.err, /deploy\/plugin.jar is not what it was/);
    assert.deepEqual(readdirSync(it.books), []);
  });

  test('what could not be saved is named, with exit code 1, and the rest is kept', async () => {
    const it = desk();
    it.env.FAKE_BACKUP = archive('problems.tar', {files: {PROBLEMS: 'the stored bytes 0123 are missing'}});
    await it.run('up');
    const made = await it.run('backup', join(it.books, 'b.tar'));
    assert.equal(made.code, 1);
    assert.match(made.err, /not in it: the stored bytes 0123 are missing/);
    assert.deepEqual(readdirSync(it.books), ['b.tar']);
  });

  test('a backup is checked without a platform; each kind of damage is found', async () => {
    const it = desk();
    assert.equal((await it.run('backup', '--verify', archive('good.tar'))).code, 0);
    const blob = sha('a book');
    const bad = [
      [archive('1.tar', {withoutSums: true}), /its end is missing/],
      [archive('2.tar', {files: {[`blobs/${blob.slice(0, 2)}/${blob.slice(2, 4)}/${blob}`]: 'a bok'}}), /is not what it was/],
      [archive('3.tar', {files: {'tmp/x': 'x'}}), /does not belong there/],
      [archive('4.tar', {tar: ['--transform=s,deploy,etc/../..,']}), /does not belong there/],
      [archive('5.tar', {files: {'manifest.json': '{"format":"bindery-backup","formatVersion":99}'}}), /format 99/],
      [it.book('no.tar', 'x'.repeat(5000)), /damaged/],
    ];
    for (const [file, why] of bad) {
      const result = await it.run('backup', '--verify', file);
      assert.equal(result.code, 1, file);
      assert.match(result.err, why);
    }
    const whole = readFileSync(archive('flip.tar'));
    const sums = whole.lastIndexOf('database/snapshot.json') - 10;
    for (const place of ['"format"', 'a plugin', 'deploy/plugin.jar', 'restored token', sums]) {
      const flipped = Buffer.from(whole);
      flipped[typeof place === 'string' ? whole.indexOf(place) + 1 : place] ^= 1;
      await assert.rejects(check(Readable.from([flipped])), /damaged|no backup/, `at ${place}`);
    }
    await assert.rejects(check(Readable.from([whole.subarray(0, 4000)])), /ends too early/);
  });

  test('a platform that is down cannot be backed up', async () => {
    assert.equal((await desk().run('backup', join(work, 'never.tar'))).code, 3);
    assert.ok(!existsSync(join(work, 'never.tar')));
  });
});

describe('restore', () => {
  let file;
  beforeEach(() => (file = archive('restore.tar')));

  test('puts all into an empty folder, for the owner only', async () => {
    const it = desk();
    const done = await it.run('restore', file);
    assert.equal(done.code, 0, done.err);
    assert.match(done.out, /\.\/bindery up/);
    const blob = sha('a book');
    assert.equal(read(it.home, `blobs/${blob.slice(0, 2)}/${blob.slice(2, 4)}/${blob}`), 'a book');
    assert.equal(statSync(join(it.home, `blobs/${blob.slice(0, 2)}/${blob.slice(2, 4)}/${blob}`)).mode & 0o777, 0o400);
    assert.equal(read(it.home, LONG), 'waiting');
    assert.equal(read(it.home, 'secrets/api-token'), 'restored token\n');
    assert.equal(statSync(join(it.home, 'secrets/api-token')).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(join(it.home, 'restore')).sort(), ['database', 'manifest.json']);
    assert.deepEqual(readdirSync(it.home).filter((name) => /restore-|restoring/.test(name)), []);
  });

  test('a folder in use is refused, with --force set aside, and --undo brings it back', async () => {
    const it = desk();
    inUse(it.home);
    const refused = await it.run('restore', file);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /in use: it has blobs, postgres, secrets, etc/);
    assert.equal(read(it.home, 'secrets/api-token'), 'old');

    const forced = await it.run('restore', file, '--force');
    assert.equal(forced.code, 0, forced.err);
    assert.equal(read(it.home, 'secrets/api-token'), 'restored token\n');
    assert.equal(read(it.home, 'etc/own.cfg'), 'old', 'the backup has no etc');
    assert.ok(!existsSync(join(it.home, 'postgres')));
    assert.equal(read(it.home, 'log/karaf.log'), 'log');
    const [before] = beforeFolders(it.home);
    assert.equal(read(it.home, `${before}/postgres/data/x`), 'old');

    const undone = await it.run('restore', '--undo');
    assert.equal(undone.code, 0, undone.err);
    assert.equal(read(it.home, 'secrets/api-token'), 'old');
    assert.equal(read(it.home, 'postgres/data/x'), 'old');
    assert.ok(!existsSync(join(it.home, 'deploy')), 'there was none before');
    assert.ok(!existsSync(join(it.home, 'restore')));
    assert.equal((await it.run('restore', '--undo')).code, 1);
  });

  test('a damaged backup changes nothing', async () => {
    const it = desk();
    inUse(it.home);
    const bad = await it.run('restore', archive('bad-restore.tar', {withoutSums: true}), '--force');
    assert.equal(bad.code, 1);
    assert.equal(read(it.home, 'secrets/api-token'), 'old');
    assert.deepEqual(readdirSync(it.home).sort(), ['blobs', 'etc', 'log', 'postgres', 'secrets']);
  });

  test('--dry-run only says what would be', async () => {
    const it = desk();
    inUse(it.home);
    const [told] = jsonLines((await it.run('restore', file, '--dry-run', '--json')).out);
    assert.deepEqual(told.inUse, ['blobs', 'postgres', 'secrets', 'etc']);
    assert.equal(told.rows.job, 2);
    assert.deepEqual(readdirSync(it.home).sort(), ['blobs', 'etc', 'log', 'postgres', 'secrets']);
  });

  test('one that was cut short at any moment is said to be so, and can be run again or taken back', async () => {
    for (const part of ['setting aside the first', 'setting aside the second', 'blobs', 'secrets', 'database']) {
      for (const way of ['again', 'undo']) {
        const it = desk();
        inUse(it.home);
        await cutShort(it.home, file, part);
        const place = {home: it.home};
        assert.ok(unfinished(place));
        const up = await it.run('up');
        assert.equal(up.code, 1);
        assert.match(up.err, /cut short/);
        const done = way === 'undo' ? await it.run('restore', '--undo') : await it.run('restore', file);
        assert.equal(done.code, 0, `${part} ${way}: ${done.err}`);
        assert.equal(read(it.home, 'secrets/api-token'), way === 'undo' ? 'old' : 'restored token\n', `${part} ${way}`);
        if (way === 'again') {
          assert.equal(beforeFolders(it.home).length, 1);
          await it.run('restore', '--undo');
        }
        assert.equal(read(it.home, 'secrets/api-token'), 'old');
        assert.equal(read(it.home, 'blobs/aa/bb/old'), 'old');
        assert.equal(read(it.home, 'postgres/data/x'), 'old');
        assert.ok(!existsSync(join(it.home, 'deploy')));
      }
    }
  });

  test('a platform that is up is left alone', async () => {
    const it = desk();
    await it.run('up');
    const refused = await it.run('restore', file, '--force');
    assert.equal(refused.code, 1);
    assert.match(refused.err, /-> stop it first/);
  });

  test('it must be said what to restore', async () => {
    assert.equal((await desk().run('restore')).code, 2);
    assert.equal((await desk().run('restore', file, '--undo')).code, 2);
  });
});

/** Leaves a data folder as a restore does that dies when it is about to move a part. */
async function cutShort(home, file, moment) {
  const place = {home};
  const stage = staging(place);
  const seen = await check(Readable.from([readFileSync(file)]), {keep: stage.keep});
  if (moment.startsWith('setting aside')) {
    const before = join(home, 'before-restore-2026');
    mkdirSync(join(home, 'restore'));
    writeFileSync(join(home, 'restore', 'set-aside'), 'before-restore-2026');
    mkdirSync(before);
    if (moment.endsWith('the second')) {
      writeFileSync(join(before, 'replaced.json'), '{"blobs":true,"postgres":true}');
      renameSync(join(home, 'blobs'), join(before, 'blobs'));
    }
    return;
  }
  const order = ['blobs', 'secrets', 'deploy', 'inbox', 'database'];
  for (const later of order.slice(order.indexOf(moment))) rmSync(join(stage.folder, later), {recursive: true});
  assert.throws(() => putInPlace(place, stage.folder, seen.manifest), /ENOENT/);
}

describe('gc and retention', () => {
  test('show what would go, and remove it only when told', async () => {
    const it = desk();
    await it.run('up');
    const look = await it.run('gc');
    assert.equal(look.code, 0, look.err);
    assert.match(look.out, /unreferenced bytes +not sent for P1D +3 +2\.0 KiB/);
    assert.match(look.out, /Nothing was removed\. To remove it: \.\/bindery gc --apply/);
    assert.match((await it.run('gc', '--apply', '--older-than', '2h')).out, /PT2H[^]*Removed\./);
    assert.equal((await it.run('gc', '--older-than', 'soon')).code, 2);
    assert.equal(jsonLines((await it.run('retention', '--json')).out)[0].applied, false);
    assert.equal(jsonLines((await it.run('retention', '--apply', '--json')).out)[0].applied, true);
    assert.equal(jsonLines((await it.run('retention', '--apply', '--dry-run', '--json')).out)[0].applied, false);
  });
});
