import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {processMark} from '../product.mjs';

/** All processes of the machine that live: {pid, parent, args}. One that has died and was not yet buried does not. */
function all() {
  const text = execFileSync('ps', ['-ww', '-A', '-o', 'pid=,ppid=,stat=,args='], {encoding: 'utf8', maxBuffer: 1 << 26});
  return text.split('\n').map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((match) => match && !match[3].startsWith('Z'))
    .map(([, pid, parent, , args]) => ({pid: Number(pid), parent: Number(parent), args}));
}

const databaseFolder = (place) => join(place.home, 'postgres', 'data');

/** The platform's process and those of its database, on this data folder and no other. */
export function processesOf(place) {
  const living = all();
  const first = postmasterOf(place, living);
  const server = first ? [first, ...living.filter((it) => it.parent === first.pid)] : [];
  return {platform: living.filter((it) => it.args.includes(processMark(place))), postmaster: first, server};
}

function postmasterOf(place, living) {
  try {
    const pid = Number(readFileSync(join(databaseFolder(place), 'postmaster.pid'), 'utf8').split('\n')[0]);
    // the file may be left over, and its number somebody else's by now
    return living.find((it) => it.pid === pid && it.args.includes(databaseFolder(place)));
  } catch {
    return undefined;
  }
}

/** Kills these processes and waits until they are gone. */
export async function killAll(processes) {
  for (const {pid} of processes) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (e) {
      if (e.code !== 'ESRCH') throw e;
    }
  }
  const pids = new Set(processes.map((it) => it.pid));
  while (all().some((it) => pids.has(it.pid))) await sleep(50);
}

/** Whom a round kills, of those that live now; empty if there is nobody. */
export function victims(victim, place) {
  const {platform, postmaster, server} = processesOf(place);
  switch (victim) {
    case 'karaf': return platform;
    case 'postgres': return postmaster ? [postmaster] : [];
    case 'postgres-all': return server;
    default: return [...platform, ...server];
  }
}
