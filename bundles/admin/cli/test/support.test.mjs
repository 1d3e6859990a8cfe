import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {Desk, jsonLines} from '../fake/desk.mjs';
import {findJava} from '../src/machine.mjs';
import {Redactor, filesBelow, knownSecrets} from '../src/redact.mjs';

/** The entries of a zip: {name: text}. */
function unpack(file) {
  const folder = mkdtempSync(join(tmpdir(), 'bindery-unpacked-'));
  try {
    execFileSync(join(findJava().home, 'bin', 'jar'), ['--extract', `--file=${file}`], {cwd: folder});
    return Object.fromEntries(filesBelow(folder).map((it) => [it.slice(folder.length + 1), readFileSync(it, 'utf8')]));
  } finally {
    rmSync(folder, {recursive: true});
  }
}

describe('logs, sbom and the support bundle', () => {
  let desk;
  const settings = () => join(desk.home, 'karaf', 'etc');
  before(async () => {
    desk = new Desk();
    mkdirSync(settings(), {recursive: true});
    mkdirSync(join(desk.home, 'etc'), {recursive: true});
    writeFileSync(join(settings(), 'users.properties'), 'admin = {CRYPT}0123456789{CRYPT},_g_:admingroup\n');
    writeFileSync(join(desk.home, 'etc', 'io.bindery.stores.database.cfg'),
      'url = jdbc:postgresql://db/bindery?user=x&password=hunter22\nuser = clerk\npassword = correct-horse\n');
    assert.equal((await desk.run('up')).code, 0);
    appendFileSync(join(desk.home, 'log', 'karaf.log'), 'tried correct-horse, then http://u:pw12345@host/, Authorization: Bearer abcdefghijk, and open-sesame\n');
  });
  after(() => desk.close());

  test('logs --job finds what was written about a job, also in what was rotated out', async () => {
    const entries = jsonLines((await desk.run('logs', '--json', '--job', '0190aaaa')).out);
    assert.deepEqual(entries.map((it) => it.message), ['validated \u001b[31m', 'failed']);
    const {out} = await desk.run('logs', '--job', '0190AAAA-1');
    assert.match(out, /INFO {2}validate by epub: validated {2}\[31m\n/);
    assert.match(out, / {4} at A\.b\n/);
    assert.ok(!out.includes('\u001b') && !out.includes('another'));
    assert.equal(jsonLines((await desk.run('logs', '--json', '-n', '1')).out).length, 1);
  });

  test('logs --follow shows whole entries as they come', async () => {
    const {child, result, ended} = desk.start('logs', '--json', '--job', 'zz', '--follow');
    const file = join(desk.home, 'log', 'bindery.json');
    for (let i = 0; i < 100 && !result.out; i++) {
      appendFileSync(file, '\n{"bindery.job.id":"zz-1","mess');
      await new Promise((resolve) => setTimeout(resolve, 50));
      appendFileSync(file, 'age":"late"}\n{"bindery.job.id":"yy"}\n');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    child.kill();
    await ended;
    assert.deepEqual(jsonLines(result.out)[0], {'bindery.job.id': 'zz-1', message: 'late'});
    assert.ok(jsonLines(result.out).every((it) => it['bindery.job.id'] === 'zz-1'));
  });

  test('sbom lists the parts of the product', async () => {
    assert.deepEqual(jsonLines((await desk.run('sbom', '--json')).out),
      [{group: 'org.loud', name: 'loud', version: '3.0', purl: 'pkg:maven/org.loud/loud@3.0', sha256: 'ab', place: 'lib/loud.jar'}]);
    assert.match((await desk.run('sbom')).out, /org\.loud:loud +3\.0/);
  });

  test('the bundle holds what helps, and no secret', async () => {
    const file = join(desk.books, 'support.zip');
    const made = await desk.run('support-bundle', file);
    assert.equal(made.code, 0, made.err);
    assert.match(made.out, /log\/ +4 files/);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const entries = unpack(file);
    for (const name of ['about.json', 'disk.txt', 'files.txt', 'log/karaf.log', 'log/bindery.json', 'sbom/bindery.cdx.json',
      'platform/plugins.json', 'platform/metrics.txt', 'platform/last-failures.json', 'settings-of-operator/io.bindery.stores.database.cfg']) {
      assert.ok(entries[name], name);
    }
    assert.match(entries['platform/metrics.txt'], /fake_metrics/);
    assert.match(entries['settings-of-operator/io.bindery.stores.database.cfg'], /user = clerk\npassword = \[redacted\]/);
    assert.equal(entries['settings-in-force/users.properties'], undefined);
    const all = Object.values(entries).join('\n');
    for (const secret of ['open-sesame', 'metrics-secret', 'correct-horse', 'hunter22', 'pw12345', 'abcdefghijk', '{CRYPT}0123456789']) {
      assert.ok(!all.includes(secret), secret);
    }
    const again = await desk.run('support-bundle', file);
    assert.equal(again.code, 1);
    assert.match(again.err, /is there already/);
  });

  test('with the platform down it still holds what lies on the disk', async () => {
    await desk.run('down');
    const file = join(desk.books, 'down.zip');
    const entries = jsonLines((await desk.run('support-bundle', file, '--json')).out);
    assert.equal(entries.at(-1).file, file);
    assert.ok(entries.some((it) => it.name === 'log/karaf.log'));
    assert.ok(!entries.some((it) => it.name?.startsWith('platform/')));
  });

  test('what the command makes in the data folder is its owner\'s alone', () => {
    for (const name of ['log', 'log/console.log']) assert.equal(statSync(join(desk.home, name)).mode & 0o077, 0, name);
  });
});

test('settings are known by their names, and secrets by their values', () => {
  const redactor = new Redactor(['very-secret', 'x']);
  assert.equal(redactor.settings('dbPassword=a\nport = 8181\n"apiToken": "abc",\nempty.secret =\nnote = very-secret x'),
    'dbPassword=[redacted]\nport = 8181\n"apiToken": [redacted]\nempty.secret =\nnote = [redacted] x');
  assert.equal(redactor.settings('<Set name="KeyStorePassword">abc</Set><a trustToken="q1"/>'), '<Set name="KeyStorePassword">[redacted]</Set><a trustToken="[redacted]"/>');
  assert.deepEqual(knownSecrets({secrets: '/nowhere'}, []), []);
});
