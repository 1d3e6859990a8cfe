// What a job costs the platform itself: files for which every step does nothing, sent one by one over HTTP, carried through
// all steps with full durability, first on an empty store and then on one with a million finished jobs.
import {randomUUID} from 'node:crypto';
import {cpSync} from 'node:fs';
import {join} from 'node:path';
import {java, mavenJar} from './java.mjs';
import {Platform, inParallel} from './platform.mjs';
import {line, round, seconds, table} from './report.mjs';

const JOBS = Number(process.env.JOBS || 3000);
const FINISHED = Number(process.env.FINISHED ?? 1_000_000);
const SENDERS = 16;

export async function overhead() {
  const platform = new Platform();
  try {
    platform.up();
    cpSync(mavenJar('benchmarks/noop'), join(platform.home, 'deploy', 'noop.jar'));
    await platform.hasPlugin('noop');
    const rows = [['store', 'jobs', 'jobs/s', 'CPU ms/job']];
    const measure = async (store) => {
      const figures = await burst(platform, JOBS);
      rows.push([store, JOBS, round(figures.jobsPerSecond), round(figures.cpuMillisPerJob)]);
      return figures;
    };
    await burst(platform, JOBS); // warms the machine up
    const empty = await measure('empty');
    let full;
    if (FINISHED) {
      java('io.bindery.benchmarks.FillStore', [platform.home, String(FINISHED)]);
      full = await measure(`${FINISHED} finished jobs`);
    }
    table(rows);
    line('overhead', {jobsPerSecond: round(empty.jobsPerSecond), cpuMillisPerJob: round(empty.cpuMillisPerJob),
      ...(full && {finishedJobs: FINISHED, jobsPerSecondOnFullStore: round(full.jobsPerSecond),
        ratio: round(full.jobsPerSecond / empty.jobsPerSecond, 2)})});
  } finally {
    platform.dispose();
  }
}

async function burst(platform, count) {
  const start = seconds();
  const cpu = platform.cpuSeconds();
  await inParallel(SENDERS, count, (n) => platform.submit(`${n}.noop`, `NOOP ${randomUUID()}`));
  await platform.rests();
  const {counts} = await platform.ask('GET', '/status');
  if (counts.FAILED + counts.REJECTED) throw new Error(`jobs did not succeed: ${JSON.stringify(counts)}`);
  return {jobsPerSecond: count / (seconds() - start), cpuMillisPerJob: (1000 * (platform.cpuSeconds() - cpu)) / count};
}
