// How long it takes until what happens has reached each of very many who follow it over WebSocket, and what they cost the platform.
import {spawn} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {cpSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {setTimeout as sleep} from 'node:timers/promises';
import {classpath, mavenJar} from './java.mjs';
import {Platform, memoryMb} from './platform.mjs';
import {line, round, table} from './report.mjs';

const FOLLOWERS = Number(process.env.FOLLOWERS || 1_000);
const JOBS = Number(process.env.JOBS || 200);
const PER_SECOND = 5;

export async function progress() {
  const platform = new Platform({BINDERY_MAX_HEAP: '1g'});
  try {
    platform.up();
    cpSync(mavenJar('benchmarks/noop'), join(platform.home, 'deploy', 'noop.jar'));
    await platform.hasPlugin('noop');
    await submit(platform, 20); // warms the machine up
    await platform.rests();
    const before = memoryMb(platform.pid);

    const followers = spawn('java', ['-Xmx1g', '-cp', classpath(), 'io.bindery.benchmarks.FollowProgress',
      String(platform.port), platform.token, String(FOLLOWERS), String(JOBS)], {stdio: ['pipe', 'pipe', 'inherit']});
    const lines = createInterface({input: followers.stdout})[Symbol.asyncIterator]();
    if ((await lines.next()).value !== 'ready') throw new Error('the followers have not come');
    const idle = memoryMb(platform.pid);
    const cpu = platform.cpuSeconds();
    await submit(platform, JOBS);
    const {value} = await lines.next();
    if (!value) throw new Error('the followers have not heard all');
    const busy = memoryMb(platform.pid);
    const {events, p50Ms, p95Ms, maxMs} = JSON.parse(value);
    const cpuSeconds = platform.cpuSeconds() - cpu;
    table([['followers', 'jobs', 'events told', 'p50 ms', 'p95 ms', 'most ms', 'MB before, with all, after', 'CPU s'],
      [FOLLOWERS, JOBS, events, p50Ms, p95Ms, maxMs, [before, idle, busy].map((it) => round(it, 0)).join(', '), round(cpuSeconds)]]);
    line('progress', {followers: FOLLOWERS, jobs: JOBS, eventsTold: events, p50Ms, p95Ms, maxMs, mbBefore: round(before, 0),
      mbWithFollowers: round(idle, 0), mbAfter: round(busy, 0), cpuSeconds: round(cpuSeconds)});
  } finally {
    platform.dispose();
  }
}

async function submit(platform, count) {
  for (let n = 0; n < count; n++) {
    await platform.submit(`${n}.noop`, `NOOP ${randomUUID()}`);
    await sleep(1000 / PER_SECOND);
  }
}
