import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import {unfinished} from './backup/store.mjs';
import {build} from './build.mjs';
import {DEFAULT_PORTS, address, forget, freePort, isOurs, note, readNote, running} from './instance.mjs';
import {errorsIn} from './logfile.mjs';
import {findJava, needWritable} from './machine.mjs';
import {Problem} from './problem.mjs';
import {launch} from './product.mjs';
import {ticking} from './progress.mjs';

/** Waits so long for a platform to become ready: the first start makes a database and unpacks all bundles. */
const PATIENCE_MS = 240_000;

/** Gives the running platform, and starts it first if it is down: {pid, http, ssh, started}. */
export async function ensureUp(place, voice, wish = {}) {
  const present = running(place);
  if (present && (await probe(present)) === 'ready') return {...present, started: false};
  needWritable(place.home);
  if (unfinished(place)) {
    throw new Problem(`a restore into ${place.home} was cut short`, 'run ./bindery restore FILE again, or take it back with ./bindery restore --undo');
  }
  const unlock = await lock(place, voice);
  try {
    const now = running(place);
    if (now) return {...(await waitUntilReady(place, now, voice)), started: false};
    return {...(await start(place, voice, wish)), started: true};
  } finally {
    unlock();
  }
}

async function start(place, voice, wish) {
  const java = findJava();
  if (readNote(place)) {
    voice.say('It was not stopped properly the last time; it starts anew and goes on where it was.');
    forget(place);
  }
  await build(place, java, voice);
  const ports = await choosePorts(voice, wish);
  const child = launch(place, java, ports);
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject)).catch((e) => {
    throw new Problem(`the platform could not be started: ${e.message}`, 'build it anew: rm -r karaf-assembly/target, then ./bindery up');
  });
  const instance = {pid: child.pid, ...ports, startedAt: new Date().toISOString()};
  note(place, instance);
  let died = false;
  child.once('exit', () => (died = true));
  return waitUntilReady(place, instance, voice, () => died);
}

async function choosePorts(voice, wish) {
  const wantedHttp = wish.httpPort ?? Number(process.env.BINDERY_HTTP_PORT || DEFAULT_PORTS.http);
  const http = await freePort(wantedHttp);
  if (wish.httpPort && http !== wish.httpPort) {
    throw new Problem(`port ${wish.httpPort} is taken by another program`, 'name another with --http-port, or leave it away');
  }
  const ssh = await freePort(Number(process.env.BINDERY_SSH_PORT || DEFAULT_PORTS.ssh), [http]);
  if (http !== wantedHttp) voice.say(`Port ${wantedHttp} is taken by another program; using ${http}.`);
  return {http, ssh};
}

/** ready, or how far it is: unwell (with the parts), starting, or away. */
async function probe(instance) {
  try {
    const response = await fetch(`${address(instance)}/health/ready`, {signal: AbortSignal.timeout(10_000)});
    if (response.ok) return 'ready';
    const body = await response.json();
    const parts = Object.entries(body.parts ?? {}).filter(([, well]) => !well).map(([name]) => name);
    return parts.length ? `waits for: ${parts.join(', ')}` : 'its services are starting';
  } catch {
    return 'it does not answer yet';
  }
}

async function waitUntilReady(place, instance, voice, died = () => false) {
  const logFrom = Date.now();
  let standing = '';
  const done = ticking(voice, 'Starting the platform', () => standing);
  for (;;) {
    standing = await probe(instance);
    if (standing === 'ready') break;
    if (died() || !isOurs(instance.pid, place) && Date.now() - logFrom > 10_000) {
      done('The platform ended while it started');
      forget(place);
      throw new Problem(`the platform did not start:\n${errorsIn(place)}`, `the whole log is in ${place.log} and ${place.consoleLog}`);
    }
    if (Date.now() - logFrom > PATIENCE_MS) {
      done('The platform is not ready');
      throw new Problem(`the platform runs but is not ready: ${standing}\n${errorsIn(place)}`,
        './bindery doctor looks at each part; ./bindery logs shows the log; ./bindery down stops it');
    }
    await sleep(300);
  }
  done('The platform is ready');
  return instance;
}

/** Only one at a time may build and start; another waits for it. Gives the function that lets the next one in. */
async function lock(place, voice) {
  for (let told = false; ; told = true) {
    try {
      writeFileSync(place.startLock, String(process.pid), {flag: 'wx'});
      return () => rmSync(place.startLock, {force: true});
    } catch (e) {
      if (e.code !== 'EEXIST') throw e;
    }
    if (!alive(place.startLock)) {
      rmSync(place.startLock, {force: true});
      continue;
    }
    if (!told) voice.say('Another ./bindery is starting the platform; waiting for it.');
    await sleep(500);
  }
}

function alive(file) {
  try {
    process.kill(Number(readFileSync(file, 'utf8')) || NaN, 0);
    return true;
  } catch (e) {
    return e.code === 'EPERM';
  }
}
