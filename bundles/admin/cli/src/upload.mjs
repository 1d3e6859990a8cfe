import {createHash, randomUUID} from 'node:crypto';
import {createReadStream, statSync} from 'node:fs';
import {basename} from 'node:path';
import {pipeline} from 'node:stream/promises';
import {setTimeout as sleep} from 'node:timers/promises';
import {Refusal, Unreachable} from './api.mjs';

const PATIENCE_MS = 120_000;

async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/**
 * Hands a book in and resolves to its job. Waits while the intake is busy, and lives through a restart of the platform: the
 * key stays the same, so that however often the book is sent it gets one job.
 *
 * @param {{key?: string, patienceMs?: number}} how another key than a random one; how long the platform may be away
 */
export async function upload(api, file, publisher, tell = () => {}, {key = randomUUID(), patienceMs = PATIENCE_MS} = {}) {
  const headers = {
    'content-type': 'application/octet-stream',
    'content-length': statSync(file).size,
    'idempotency-key': key,
    'x-sha256': await sha256(file),
  };
  const query = {publisher, fileName: basename(file)};
  let failingSince;
  for (let attempt = 1; ; attempt++) {
    try {
      return (await api.send('/jobs', query, headers, file)).json;
    } catch (e) {
      const busy = e instanceof Refusal && e.status === 429;
      const away = e instanceof Unreachable || e.exitCode === 3 || (e instanceof Refusal && e.status === 503);
      if (!busy && !away) throw e;
      failingSince = busy ? undefined : (failingSince ?? Date.now());
      if (failingSince && Date.now() - failingSince > patienceMs) throw e;
      tell(busy ? 'the intake is busy; waiting' : 'the platform is away; trying again');
      await sleep(pause(attempt, e.retryAfterMs));
    }
  }
}

/** What the platform asked for, else longer and longer up to 10 s; with some chance, so that not all come back at once. */
function pause(attempt, askedMs) {
  const base = askedMs ?? Math.min(10_000, 250 * 2 ** Math.min(attempt, 8));
  return base * (1 + Math.random() * 0.25);
}

/** Runs the task for each item, at most `width` at once. */
export async function atMost(width, items, task) {
  const queue = [...items.entries()];
  const workers = Array.from({length: Math.min(width, queue.length)}, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await task(next[1], next[0]);
  });
  await Promise.all(workers);
}
