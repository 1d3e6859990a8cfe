import {spawnSync} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {Agent, request} from 'node:http';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {atMost} from '../../bundles/admin/cli/src/upload.mjs';

/** The root of the working tree. */
export const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');

/** The test books that lie beside the project, see CONTRIBUTING.md. */
export const CORPUS = process.env.BINDERY_CORPUS || resolve(ROOT, '../shared/corpus');

/** A platform on a data folder of its own, that is thrown away at the end. */
export class Platform {
  // Shorter than the server keeps a connection, which else may close it just when a request is on its way.
  #agent = new Agent({keepAlive: true, maxSockets: 64, timeout: 5_000});
  #env;

  constructor(env = {}) {
    this.home = mkdtempSync(join(tmpdir(), 'bindery-benchmark-'));
    this.#env = {...process.env, BINDERY_HOME: this.home, BINDERY_HTTP_PORT: '18181', BINDERY_SSH_PORT: '18101', ...env};
  }

  /** Runs ./bindery; gives what it prints. */
  bindery(...args) {
    return this.#run(args, [0]);
  }

  /** Hands in a file or folder, and waits for the end of all its books, whatever it is. */
  ingest(path) {
    return this.#run(['ingest', path, '--json'], [0, 1]);
  }

  #run(args, fine) {
    const run = spawnSync(join(ROOT, 'bindery'), args, {env: this.#env, encoding: 'utf8', maxBuffer: 1 << 28});
    if (!fine.includes(run.status)) throw new Error(`bindery ${args.join(' ')}: ${run.stdout}${run.stderr}`);
    return run.stdout;
  }

  up() {
    this.bindery('up');
    const {pid, http} = JSON.parse(readFileSync(join(this.home, 'run.json'), 'utf8'));
    Object.assign(this, {pid, port: http});
    this.token = readFileSync(join(this.home, 'secrets', 'api-token'), 'utf8').trim();
  }

  /** Ends it, and deletes its data folder. */
  dispose() {
    try {
      this.bindery('down');
    } finally {
      rmSync(this.home, {recursive: true, force: true});
    }
  }

  /** One request to the API; gives the answer's JSON. */
  ask(method, path, {query = {}, headers = {}, body} = {}) {
    const url = new URL(`/api/v1${path}`, `http://127.0.0.1:${this.port}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return new Promise((done, fail) => {
      const out = request(url, {method, agent: this.#agent, headers: {authorization: `Bearer ${this.token}`, ...headers}}, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part) => (text += part)).on('error', fail).on('end', () =>
          answer.statusCode < 300 ? done(JSON.parse(text)) : fail(Object.assign(new Error(text), {status: answer.statusCode})));
      });
      out.on('error', fail);
      out.end(body);
    });
  }

  submit(fileName, body) {
    return this.ask('POST', '/jobs', {query: {publisher: 'house', fileName}, headers: {'idempotency-key': randomUUID()}, body});
  }

  /** Waits until a plugin takes part, or is in another state. */
  async hasPlugin(name, state = 'active') {
    for (;;) {
      const {plugins} = await this.ask('GET', '/plugins');
      if (plugins.some((plugin) => plugin.name === name && plugin.state === state)) return;
      await sleep(20);
    }
  }

  /** Waits until no job is under way or waits. */
  async rests() {
    for (;;) {
      const {counts} = await this.ask('GET', '/status');
      if (!(counts.RECEIVED + counts.QUEUED + counts.RUNNING + counts.RETRYING)) return;
      await sleep(200);
    }
  }

  /** How many jobs have ended; some seconds ago, if there are very many. */
  async ended() {
    const {counts} = await this.ask('GET', '/status');
    return counts.SUCCEEDED + counts.REJECTED + counts.FAILED + counts.CANCELLED;
  }

  /** CPU seconds of the platform's process and of its database. */
  cpuSeconds() {
    return this.processes().reduce((sum, pid) => sum + cpuSeconds(pid), 0);
  }

  /** The platform's process, its database, and all below them. */
  processes() {
    const all = spawnSync('ps', ['-eo', 'pid=,ppid='], {encoding: 'utf8'}).stdout.trim().split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number));
    const postmaster = Number(readFileSync(join(this.home, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
    const ours = new Set([this.pid, postmaster]);
    for (let grown = true; grown;) {
      grown = false;
      for (const [pid, parent] of all) if (ours.has(parent) && !ours.has(pid)) grown = !!ours.add(pid);
    }
    return [...ours];
  }
}

const TICKS_PER_SECOND = 100;

/** CPU seconds that a process, and those of its children that it has waited for, have used. */
export function cpuSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_PER_SECOND;
  } catch {
    return 0; // it has ended since
  }
}

/** Memory of a process that is not shared with others plus its part of what is, in MB. */
export function memoryMb(pid) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]) / 1024;
  } catch {
    return 0;
  }
}

/** The most memory that a process has held, in MB. */
export const peakMemoryMb = (pid) => Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

/** Runs the task for 0..count-1, at most `width` at once. */
export const inParallel = (width, count, task) => atMost(width, [...Array(count).keys()], task);
