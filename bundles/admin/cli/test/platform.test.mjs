import assert from 'node:assert/strict';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {Desk, jsonLines} from '../fake/desk.mjs';

describe('up, down and status', () => {
  let desk;
  before(() => (desk = new Desk()));
  after(() => desk.close());

  test('a platform that is down is told with exit code 3', async () => {
    const status = await desk.run('status');
    assert.equal(status.code, 3);
    assert.match(status.out, /is down/);
    assert.deepEqual(jsonLines((await desk.run('status', '--json')).out), [{up: false, home: desk.home}]);
    const jobs = await desk.run('jobs');
    assert.equal(jobs.code, 3);
    assert.match(jobs.err, /-> start it with \.\/bindery up/);
  });

  test('up starts it, tells where it is, and keeps the password to itself unless asked', async () => {
    const up = await desk.run('up');
    assert.equal(up.code, 0, up.err);
    assert.match(up.out, new RegExp(`http://127.0.0.1:${desk.env.BINDERY_HTTP_PORT}/api/v1`));
    assert.ok(up.out.includes(join(desk.home, 'inbox')));
    assert.ok(!up.out.includes('open-sesame'));
    const again = await desk.run('up', '--show-password');
    assert.equal(again.code, 0);
    assert.match(again.out, /up already/);
    assert.match(again.out, /open-sesame/);
  });

  test('status tells the counts', async () => {
    const [status] = jsonLines((await desk.run('status', '--json')).out);
    assert.equal(status.up, true);
    assert.equal(status.counts.SUCCEEDED, 2);
    assert.match((await desk.run('status')).out, /is up for 1 min 1 s/);
  });

  test('plugins, doctor and logs show what they are for', async () => {
    assert.equal(jsonLines((await desk.run('plugins', '--json')).out)[0].name, 'epub');
    const doctor = await desk.run('doctor', '--json');
    assert.equal(doctor.code, 1);
    const database = jsonLines(doctor.out).find((check) => check.name === 'database');
    assert.equal(database.remedy, 'start it');
    assert.equal((await desk.run('logs', '-n', '1')).out, 'second line\n');
  });

  test('a plugin that keeps failing is shown with the reason, and can be reset', async () => {
    const {out} = await desk.run('plugins');
    assert.match(out, /sick .* open/);
    assert.match(out, /sick: keeps failing, left alone since .*; 2 threads left running; last failure at .*: threw  \[31mup/);
    assert.equal(jsonLines((await desk.run('plugins', 'reset', 'sick', '--json')).out)[0].breaker, 'closed');
    assert.equal((await desk.run('plugins', 'reset', 'nobody')).code, 1);
    assert.equal((await desk.run('plugins', 'reset')).code, 2);
    assert.match((await desk.run('plugins', 'disable', 'sick')).out, /sick.*disabled/);
    assert.equal(jsonLines((await desk.run('plugins', 'enable', 'sick', '--json')).out)[0].state, 'active');
    assert.equal((await desk.run('plugins', 'disable', 'nobody')).code, 1);
    assert.equal((await desk.run('plugins', 'disable')).code, 2);
    assert.equal((await desk.run('plugins', 'mend', 'sick')).code, 2);
  });

  test('down stops it, and a second one has nothing to do', async () => {
    const {http} = JSON.parse(readFileSync(join(desk.home, 'run.json'), 'utf8'));
    assert.equal((await desk.run('down')).code, 0);
    await assert.rejects(fetch(`http://127.0.0.1:${http}/health/ready`));
    assert.equal((await desk.run('down')).code, 0);
  });

  test('a note of a process that is not ours is stale', async () => {
    writeFileSync(join(desk.home, 'run.json'), JSON.stringify({pid: process.pid, http: 1, ssh: 2}));
    assert.equal((await desk.run('status')).code, 3);
    const up = await desk.run('up');
    assert.equal(up.code, 0, up.err);
    assert.match(up.out, /not stopped properly/);
  });
});

describe('a start that cannot be', () => {
  let desk;
  before(() => (desk = new Desk()));
  after(() => desk.close());

  test('shows its cause', async () => {
    desk.env.FAKE_FAILS = 'yes';
    const up = await desk.run('up');
    delete desk.env.FAKE_FAILS;
    assert.equal(up.code, 1);
    assert.match(up.err, /did not start/);
    assert.match(up.err, /no room for the database/);
    assert.equal((await desk.run('status')).code, 3);
  });

  test('a port that is taken is passed by, unless it was asked for', async () => {
    const port = Number(desk.env.BINDERY_HTTP_PORT);
    const squatter = createServer().listen(port, '127.0.0.1');
    try {
      const asked = await desk.run('up', '--http-port', String(port));
      assert.equal(asked.code, 1);
      assert.match(asked.err, /is taken by another program/);
      const up = await desk.run('up');
      assert.match(up.out, new RegExp(`Port ${port} is taken`));
      assert.equal(up.code, 0, up.err);
    } finally {
      squatter.close();
    }
  });

  test('a Java that does not fit is named', async () => {
    await desk.run('down');
    const fake = join(desk.home, 'jdk', 'bin');
    mkdirSync(fake, {recursive: true});
    writeFileSync(join(fake, 'java'), '#!/bin/sh\necho "openjdk 25 2025-09-16"\n', {mode: 0o755});
    desk.env.JAVA_HOME = join(desk.home, 'jdk');
    const up = await desk.run('up');
    assert.equal(up.code, 1);
    assert.match(up.err, /is Java 25/);
    assert.match(up.err, /-> install a JDK 17/);
  });
});
