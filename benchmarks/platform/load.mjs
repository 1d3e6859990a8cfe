// A busy minute: people look at jobs and books at a steady rate, come what may, while others upload without a pause.
import {randomBytes} from 'node:crypto';
import {cpSync} from 'node:fs';
import {Agent, request} from 'node:http';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {mavenJar} from './java.mjs';
import {Platform, memoryMb, peakMemoryMb} from './platform.mjs';
import {line, round, seconds, table} from './report.mjs';

const SECONDS = Number(process.env.SECONDS || 60);
const PER_SECOND = Number(process.env.PER_SECOND || 200);
const UPLOADERS = Number(process.env.UPLOADERS || 50);
const FILE_BYTES = 2 << 20;
const PIECE_BYTES = 1 << 20;
const SEEDED = 200;

export async function load() {
  const platform = new Platform({BINDERY_MAX_HEAP: '1g'});
  try {
    platform.up();
    cpSync(mavenJar('benchmarks/noop'), join(platform.home, 'deploy', 'noop.jar'));
    await platform.hasPlugin('noop');
    for (let n = 0; n < SEEDED; n++) await platform.submit(`${n}.noop`, `NOOP ${n}`);
    await platform.rests();
    const door = new Door(platform);
    const paths = await looks(platform);
    await readers(door, paths, 5); // warms the machine up
    door.forget();

    const cpu = platform.cpuSeconds();
    const until = seconds() + SECONDS;
    let uploads = 0;
    await Promise.all([
      readers(door, paths, SECONDS),
      ...Array.from({length: UPLOADERS}, async () => {
        while (seconds() < until) {
          await upload(door);
          uploads++;
        }
      }),
    ]);
    const cpuSeconds = platform.cpuSeconds() - cpu;
    const taken = door.millis.sort((a, b) => a - b);
    const at = (part) => round(taken[Math.min(taken.length - 1, Math.floor(taken.length * part))] ?? 0, 0);
    await platform.rests();
    const {counts} = await platform.ask('GET', '/status');
    const figures = {
      seconds: SECONDS, looks: taken.length, uploads, megabytesUploaded: round((uploads * FILE_BYTES) / (1 << 20), 0), errors: door.errors.length,
      p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), peakMb: round(peakMemoryMb(platform.pid), 0), endMb: round(memoryMb(platform.pid), 0),
      cpuSeconds: round(cpuSeconds), jobsThatFailed: counts.FAILED + counts.REJECTED,
    };
    table([['looks', 'uploads', 'errors', 'p50 ms', 'p95 ms', 'p99 ms', 'peak MB', 'CPU s'],
      [figures.looks, uploads, figures.errors, figures.p50Ms, figures.p95Ms, figures.p99Ms, figures.peakMb, figures.cpuSeconds]]);
    for (const error of new Set(door.errors)) console.log(`  ${error}`);
    line('load', figures);
  } finally {
    platform.dispose();
  }
}

/** What people look at: lists, one of them, figures, a search. */
async function looks(platform) {
  const {jobs} = await platform.ask('GET', '/jobs');
  const {books} = await platform.ask('GET', '/books');
  return ['/jobs', '/jobs?state=FAILED', '/books', '/stats', '/status', '/plugins', '/publishers',
    ...jobs.slice(0, 10).map((job) => `/jobs/${job.id}`), ...books.slice(0, 10).map((book) => `/books/${book.id}`)];
}

/** Begins a look at each tick, whether or not those before it have been answered. */
async function readers(door, paths, forSeconds) {
  const start = seconds();
  const under = [];
  for (let n = 0; n < forSeconds * PER_SECOND; n++) {
    await sleep(Math.max(0, 1000 * (start + n / PER_SECOND - seconds())));
    under.push(door.timed('GET', paths[n % paths.length]));
  }
  await Promise.all(under);
}

/** One file, in pieces, by tus 1.0; the last answer names its job. */
async function upload(door) {
  const file = randomBytes(FILE_BYTES);
  file.write('NOOP ');
  const base64 = (text) => Buffer.from(text).toString('base64');
  const tus = {'tus-resumable': '1.0.0'};
  const made = await door.send('POST', '/uploads', {...tus, 'upload-length': FILE_BYTES,
    'upload-metadata': `filename ${base64(`${file.toString('hex', 8, 16)}.noop`)},publisher ${base64('house')}`});
  if (!made) return;
  for (let offset = 0; offset < FILE_BYTES; offset += PIECE_BYTES) {
    const answer = await door.send('PATCH', made.headers.location, {...tus, 'upload-offset': offset, 'content-type': 'application/offset+octet-stream'},
      file.subarray(offset, offset + PIECE_BYTES));
    if (!answer) return;
    if (offset + PIECE_BYTES >= FILE_BYTES && !answer.headers['x-bindery-job']) door.errors.push('an upload ended without a job');
  }
}

/** Keeps the times of what was asked, and what was answered other than well. */
class Door {
  #platform;
  #agent = new Agent({keepAlive: true, maxSockets: 256, timeout: 5_000});
  millis = [];
  errors = [];

  constructor(platform) {
    this.#platform = platform;
  }

  forget() {
    this.millis = [];
    this.errors = [];
  }

  async timed(method, path) {
    const start = performance.now();
    if (await this.send(method, path)) this.millis.push(performance.now() - start);
  }

  /** The answer, its body read to the end; undefined if it was no good one, which is kept. */
  send(method, path, headers = {}, body) {
    const url = new URL(path.startsWith('http') || path.startsWith('/api/') ? path : `/api/v1${path}`, `http://127.0.0.1:${this.#platform.port}`);
    return new Promise((done) => {
      const bad = (what) => {
        this.errors.push(`${method} ${url.pathname.replace(/[0-9a-f-]{36}/, '…')}: ${what}`);
        done(undefined);
      };
      const out = request(url, {method, agent: this.#agent, headers: {authorization: `Bearer ${this.#platform.token}`, ...headers}}, (answer) => {
        answer.resume().on('error', (e) => bad(e.code)).on('end', () => (answer.statusCode < 300 ? done(answer) : bad(answer.statusCode)));
      });
      out.on('error', (e) => bad(e.code ?? e.message));
      out.end(body);
    });
  }
}
