import {createHash} from 'node:crypto';
import {copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {upload} from '../upload.mjs';

/** Longer than a run: a sender that does not give up. */
const PATIENCE_MS = 3_600_000;

/** Brings the books in, each at its moment, and keeps what the platform has acknowledged. */
export class Feeder {
  #api;
  #place;
  #staging;
  #seed;
  #under = [];
  taken = 0;

  constructor(api, place, staging, seed) {
    this.#api = api;
    this.#place = place;
    this.#staging = staging;
    this.#seed = seed;
    mkdirSync(staging, {recursive: true});
  }

  /** Begins to bring these. */
  begin(arrivals) {
    for (const arrival of arrivals) {
      // a refusal is no reason to stop: it is told with the violations
      this.#under.push(this.#bring(arrival).then(() => this.taken++, (e) => (arrival.refused = e.message)));
    }
  }

  /** Resolves when every book is brought. */
  async done() {
    await Promise.all(this.#under);
  }

  async #bring(arrival) {
    const bytes = readFileSync(arrival.source);
    arrival.sha256 = createHash('sha256').update(bytes).digest('hex');
    arrival.acknowledged = [];
    await sleep(arrival.afterMs);
    if (arrival.by === 'inbox') this.#drop(arrival);
    else await this.#send(arrival, bytes);
  }

  /** Under a name that says that it is not whole yet, then renamed; some with a companion that vouches for it. */
  #drop(arrival) {
    const folder = join(this.#place.inbox, arrival.publisher);
    mkdirSync(folder, {recursive: true});
    const file = join(folder, arrival.fileName);
    copyFileSync(arrival.source, `${file}.part`);
    if (arrival.companion) writeFileSync(`${file}${arrival.companion}`, `${arrival.sha256}  ${arrival.fileName}\n`);
    renameSync(`${file}.part`, file);
  }

  async #send(arrival, bytes) {
    const file = join(this.#staging, arrival.fileName);
    writeFileSync(file, bytes);
    const how = {key: `chaos-${this.#seed}-${arrival.fileName}`.slice(0, 200), patienceMs: PATIENCE_MS};
    for (let times = arrival.twice ? 2 : 1; times > 0; times--) {
      const job = await upload(this.#api, file, arrival.publisher, () => {}, how);
      arrival.acknowledged.push(job.id);
    }
  }
}
