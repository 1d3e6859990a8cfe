// How long a start takes until books can be taken in, on an empty data folder and on one in use; and what the platform holds idle.
import {setTimeout as sleep} from 'node:timers/promises';
import {Platform, memoryMb} from './platform.mjs';
import {line, round, seconds, table} from './report.mjs';

const RESTARTS = 3;
const IDLE_MS = 20_000;

export async function boot() {
  const platform = new Platform();
  try {
    const first = await timed(() => platform.up());
    const later = [];
    for (let n = 0; n < RESTARTS; n++) {
      platform.bindery('down');
      later.push(await timed(() => platform.up()));
    }
    await sleep(IDLE_MS);
    const before = platform.cpuSeconds();
    await sleep(IDLE_MS);
    const idleCpu = ((platform.cpuSeconds() - before) / (IDLE_MS / 1000)) * 100;
    const java = memoryMb(platform.pid);
    const all = platform.processes().reduce((sum, pid) => sum + memoryMb(pid), 0);
    table([
      ['what', 'figure'],
      ['first start until ready, s', round(first)],
      [`later starts until ready, s (${RESTARTS})`, later.map((time) => round(time)).join(' ')],
      ['idle memory of the process, MB', round(java, 0)],
      ['the same with the database, MB', round(all, 0)],
      ['idle CPU of both, % of one processor', round(idleCpu)],
    ]);
    line('boot', {firstSeconds: round(first), laterSeconds: later.map((time) => round(time)), idleMb: round(java, 0),
      idleWithDatabaseMb: round(all, 0), idleCpuPercent: round(idleCpu)});
  } finally {
    platform.dispose();
  }
}

async function timed(task) {
  const start = seconds();
  await task();
  return seconds() - start;
}
