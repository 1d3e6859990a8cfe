import {execFileSync} from 'node:child_process';
import {readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {OWN_FILE} from './place.mjs';
import {Problem} from './problem.mjs';
import {processMark} from './product.mjs';

export const DEFAULT_PORTS = {http: 8181, ssh: 8101};

/** Whether the process lives and is a platform of this data folder; another may have got a dead one's number. */
export function isOurs(pid, place) {
  try {
    process.kill(pid, 0);
    return execFileSync('ps', ['-ww', '-p', String(pid), '-o', 'args='], {encoding: 'utf8'}).includes(processMark(place));
  } catch (e) {
    if (e.code === 'ENOENT') return true; // a machine without ps: the number must do
    return e.code === 'EPERM';
  }
}

/** The platform that runs: {pid, http, ssh, startedAt}; undefined if it is down. A stale note is of no account. */
export function running(place) {
  const note = readNote(place);
  return note && isOurs(note.pid, place) ? note : undefined;
}

/** What the note says, be it stale or not. */
export function readNote(place) {
  try {
    const note = JSON.parse(readFileSync(place.run, 'utf8'));
    return Number.isInteger(note.pid) && note.pid > 1 ? note : undefined;
  } catch {
    return undefined;
  }
}

/** Notes a started platform. */
export function note(place, instance) {
  writeFileSync(`${place.run}.new`, `${JSON.stringify(instance)}\n`, {mode: OWN_FILE});
  renameSync(`${place.run}.new`, place.run);
}

/** Forgets it. */
export const forget = (place) => rmSync(place.run, {force: true});

/** The address of the API. */
export const address = (instance) => `http://127.0.0.1:${instance.http}`;

/** The running platform, which must be there. */
export function needRunning(place) {
  const instance = running(place);
  if (!instance) throw new Problem('the platform is down', 'start it with ./bindery up', 3);
  return instance;
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({port, host: '127.0.0.1', exclusive: true}, () => server.close(() => resolve(true)));
  });
}

/** The port, or the next one that is free. */
export async function freePort(wanted, taken = []) {
  for (let port = wanted; port < wanted + 200 && port < 65_536; port++) {
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
  throw new Problem(`no port from ${wanted} on is free`, 'name a free one with --http-port');
}
