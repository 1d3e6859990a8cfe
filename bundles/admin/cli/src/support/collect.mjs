import {execFile} from 'node:child_process';
import {closeSync, existsSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, statSync, writeFileSync} from 'node:fs';
import {basename, dirname, join, relative} from 'node:path';
import {promisify} from 'node:util';
import {Api} from '../api.mjs';
import {address} from '../instance.mjs';
import {generations} from '../logfile.mjs';
import {captureConsole, productFolder} from '../product.mjs';
import {filesBelow} from '../redact.mjs';

const run = promisify(execFile);

/** How much of the logs goes in: the newest, of each file its end. */
const MOST_OF_LOGS = 24 << 20;
const MOST_OF_A_LOG = 6 << 20;

/** Settings that hold nothing but logins and keys. */
const LOGINS = /^(users|keys)\.properties$|\.(key|pem|jks|p12|pfx|keystore)$|^host\.key|\.pub$/;

/** Gathers what helps to find out what is wrong, each thing for itself: one that cannot be had is told in its place. */
export class Collection {
  #folder;
  #redactor;

  constructor(folder, redactor) {
    this.#folder = folder;
    this.#redactor = redactor;
  }

  /** Puts a text in; from a function, or a promise of it. */
  async add(name, text, clean = (it) => this.#redactor.text(it)) {
    let content;
    try {
      content = await text();
      if (typeof content !== 'string') content = `${JSON.stringify(content, null, 1)}\n`;
    } catch (e) {
      content = `could not be had: ${e.message}\n`;
    }
    const path = join(this.#folder, name);
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, clean(content), {mode: 0o600});
  }

  /** The ends of the logs, the newest first, until the bundle holds enough of them. */
  async logs(place) {
    const all = [place.jsonLog, place.log, join(place.logs, 'security.log'), place.consoleLog, place.buildLog].flatMap(generations);
    let left = MOST_OF_LOGS;
    for (const file of all.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)) {
      const most = Math.min(left, MOST_OF_A_LOG);
      if (most > 0) await this.add(join('log', basename(file)), () => end(file, most));
      left -= Math.min(statSync(file).size, most);
    }
  }

  /** The settings as they are in force, and those that the operator has laid over them. */
  async settings(folders) {
    for (const [name, folder] of Object.entries(folders)) {
      for (const file of filesBelow(folder)) {
        if (LOGINS.test(basename(file))) continue;
        await this.add(join(name, relative(folder, file)), () => readFileSync(file, 'utf8'), (it) => this.#redactor.settings(it));
      }
    }
  }

  /** What the running platform says of itself. */
  async platform(place, instance, java) {
    const api = new Api(place);
    const ask = (path, query) => async () => api.get(path, query);
    await this.add('platform/status.json', ask('/status'));
    await this.add('platform/plugins.json', ask('/plugins'));
    await this.add('platform/doctor.json', ask('/doctor'));
    await this.add('platform/last-failures.json', ask('/jobs', {state: 'FAILED', limit: 20, full: true}));
    await this.add('platform/last-rejections.json', ask('/jobs', {state: 'REJECTED', limit: 20}));
    await this.add('platform/waiting.json', ask('/jobs', {state: 'QUEUED,RETRYING,RUNNING', limit: 50}));
    await this.add('platform/ready.json', () => get(`${address(instance)}/health/ready`));
    await this.add('platform/metrics.txt', () => get(`${address(instance)}/metrics`, {authorization: `Bearer ${readFileSync(place.metricsToken, 'utf8').trim()}`}));
    await this.add('platform/bundles.txt', () => captureConsole(place, java, instance, ['bundle:list -t 0 -s', 'feature:list -i', 'scr:list']));
    await this.add('platform/threads.txt', () => jcmd(java, instance.pid, 'Thread.print', '-l'));
    await this.add('platform/heap.txt', () => jcmd(java, instance.pid, 'GC.heap_info'));
  }

  async sbom() {
    await this.add('sbom/bindery.cdx.json', () => readFileSync(join(productFolder(), 'sbom', 'bindery.cdx.json'), 'utf8'));
  }
}

function end(file, most) {
  const fd = openSync(file, 'r');
  try {
    const {size} = fstatSync(fd);
    const buffer = Buffer.alloc(Math.min(size, most));
    readSync(fd, buffer, 0, buffer.length, size - buffer.length);
    const text = buffer.toString('utf8');
    return size > most ? text.slice(text.indexOf('\n') + 1) : text;
  } finally {
    closeSync(fd);
  }
}

async function get(url, headers = {}) {
  const response = await fetch(url, {headers, signal: AbortSignal.timeout(20_000)});
  return `${response.ok ? '' : `answered ${response.status}\n`}${await response.text()}`;
}

async function jcmd(java, pid, ...command) {
  return (await run(join(java.home, 'bin', 'jcmd'), [String(pid), ...command], {maxBuffer: 64 << 20, timeout: 30_000})).stdout;
}

/** How much room each part of the data folder takes, and how much is left. */
export async function diskUse(place) {
  const parts = ['blobs', 'postgres', 'inbox', 'log', 'work', 'karaf', 'deploy', 'etc'].filter((name) => existsSync(join(place.home, name)));
  const sizes = await run('du', ['-sk', ...parts], {cwd: place.home}).then((it) => it.stdout, (e) => e.stdout || e.message);
  const left = await run('df', ['-k', place.home]).then((it) => it.stdout, (e) => e.message);
  return `KiB of each part of ${place.home}:\n${sizes}\n${left}`;
}

/** Packs the folder into a zip that only its owner can read. The JDK that the platform needs anyway packs it. */
export async function pack(folder, file, java) {
  writeFileSync(file, '', {mode: 0o600, flag: 'wx'});
  await run(join(java.home, 'bin', 'jar'), ['--create', '--no-manifest', `--file=${file}`, '-C', folder, '.']);
}
