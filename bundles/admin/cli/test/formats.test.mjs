import assert from 'node:assert/strict';
import {chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {Desk, jsonLines} from '../fake/desk.mjs';
import {installer, lookForTools} from '../src/tools.mjs';

describe('what was made of a book', () => {
  let desk;
  let folder;
  let id;
  before(async () => {
    desk = new Desk();
    folder = mkdtempSync(join(tmpdir(), 'bindery-download-'));
    const ingest = await desk.run('ingest', desk.book('paper.epub'), '--json');
    id = jsonLines(ingest.out)[0].id;
    assert.equal(ingest.code, 0, ingest.err);
    assert.match(ingest.err, /SUCCEEDED  without azw3/);
    assert.match(ingest.err, /azw3: no calibre\n    -> apt-get install calibre/);
  });
  after(async () => {
    await desk.close();
    rmSync(folder, {recursive: true, force: true});
  });

  test('job shows what was made, how it was proved, and what was not', async () => {
    const {out} = await desk.run('job', id);
    assert.match(out, /pdf +MADE  14 B, by printer 1.0, 99.5 % of 1000 words in order/);
    assert.match(out, /azw3 +NOT_AVAILABLE  BND-X-1  no calibre\n +-> apt-get install calibre/);
  });

  test('download fetches it under the name that is asked for, and replaces that', async () => {
    const file = join(folder, 'out.pdf');
    for (let i = 0; i < 2; i++) {
      const {code, out, err} = await desk.run('download', id, '--format', 'pdf', '-o', file, '--json');
      assert.equal(code, 0, err);
      assert.equal(jsonLines(out)[0].path, file);
      assert.equal(readFileSync(file, 'latin1'), '%PDF-1.7 paper');
    }
    assert.deepEqual(readdirSync(folder), ['out.pdf']);
  });

  test('a name of its own does not lead anywhere else, and replaces nothing', async () => {
    const here = process.cwd();
    process.chdir(folder);
    try {
      assert.equal((await desk.run('download', id, '--format', 'PDF')).code, 0);
      assert.ok(existsSync(join(folder, 'evil .pdf')), readdirSync(folder).join());
      assert.match((await desk.run('download', id, '--format', 'pdf')).err, /is there already/);
    } finally {
      process.chdir(here);
    }
  });

  test('what is not there, or does not arrive whole, is told and leaves nothing', async () => {
    const none = await desk.run('download', id, '--format', 'azw3');
    assert.equal(none.code, 1);
    assert.match(none.err, /has no azw3; it has epub, pdf/);
    assert.equal((await desk.run('download', 'ffff')).code, 1);
    await desk.run('down');
    desk.env.FAKE_TORN = '1';
    await desk.run('up');
    const torn = await desk.run('download', id, '--format', 'pdf', '-o', join(folder, 'torn.pdf'));
    assert.equal(torn.code, 1);
    assert.match(torn.err, /did not arrive as it is stored/);
    assert.ok(!readdirSync(folder).some((name) => name.includes('torn')));
  });

  test('formats tells what can be done with each', async () => {
    assert.match((await desk.run('formats')).out, /epub +yes +epub +epub +- +pdf \(printer, calibre\)/);
    assert.equal(jsonLines((await desk.run('formats', '--json')).out)[0].format, 'epub');
  });
});

describe('tools', () => {
  const bin = mkdtempSync(join(tmpdir(), 'bindery-tools-'));
  const env = {PATH: bin};
  after(() => rmSync(bin, {recursive: true, force: true}));

  test('each is told with its version, what it is for, and how to get it', () => {
    writeFileSync(join(bin, 'pandoc'), '#!/bin/sh\necho pandoc 3.1.2\n');
    writeFileSync(join(bin, 'mobitool'), '#!/bin/sh\necho build: 0.11 >&2\nexit 1\n');
    for (const name of ['pandoc', 'mobitool']) chmodSync(join(bin, name), 0o755);
    const tools = Object.fromEntries(lookForTools(env).map((it) => [it.program, it]));
    assert.deepEqual([tools.pandoc.found, tools.pandoc.version, tools.pandoc.install], [true, '3.1.2', '']);
    assert.equal(tools.mobitool.version, '0.11');
    assert.equal(tools['ebook-convert'].found, false);
    assert.match(tools['ebook-convert'].install, /calibre/);
  });

  test('the command is that of the machine', () => {
    writeFileSync(join(bin, 'apt-get'), '');
    writeFileSync(join(bin, 'brew'), '');
    for (const name of ['apt-get', 'brew']) chmodSync(join(bin, name), 0o755);
    const release = join(bin, 'os-release');
    writeFileSync(release, 'NAME="x"\nID=ubuntu\nID_LIKE=debian\n');
    assert.match(installer(env, release).command([{apt: 'pandoc'}]), /apt-get install --no-install-recommends pandoc$/);
    writeFileSync(release, 'ID=fedora\n');
    assert.equal(installer(env, release).command([{brew: 'pandoc'}]), 'brew install pandoc');
    assert.match(installer({PATH: ''}, release).command([{apt: 'pandoc'}]), /pandoc/);
  });

  test('the command shows them all, whether the platform runs or not', async () => {
    const desk = new Desk();
    try {
      const tools = jsonLines((await desk.run('tools', '--json')).out);
      assert.deepEqual(tools.map((it) => it.program), ['ebook-convert', 'pandoc', 'mobitool', 'clamd', 'chromium']);
      const doctor = jsonLines((await desk.run('doctor', '--json')).out);
      assert.ok(doctor.find((it) => it.name === 'tools').healthy);
    } finally {
      await desk.close();
    }
  });
});
