import {setTimeout as sleep} from 'node:timers/promises';

const ENDS = new Set(['SUCCEEDED', 'REJECTED', 'FAILED', 'CANCELLED', 'NEEDS_REVIEW']);
const PAGE = 1000;
const PAUSE_MS_A_JOB = 10; // a look at many jobs costs the platform more than one at a few
const LONGEST_PAUSE_MS = 2_000;

/**
 * Watches jobs until each has come to its end, or needs a person, or has waited for a plugin that is away for too long. One
 * request a round serves all jobs.
 */
export class Follower {
  #api;
  #watched = new Map();
  #loop;
  #waitLimitMs;
  #pauseMs;

  constructor(api, {waitLimitMs = 20_000, pauseMs = 300} = {}) {
    this.#api = api;
    this.#waitLimitMs = waitLimitMs;
    this.#pauseMs = pauseMs;
  }

  /** Resolves to the job when there is nothing more to wait for; `tell` hears how it stands meanwhile. */
  until(id, tell) {
    return new Promise((resolve, reject) => {
      this.#watched.set(id, {tell, resolve, reject, waitsSince: undefined});
      this.#loop ??= this.#run();
    });
  }

  async #run() {
    while (this.#watched.size) {
      try {
        for (const job of await this.#look()) await this.#see(job);
      } catch (e) {
        for (const {reject} of this.#watched.values()) reject(e);
        this.#watched.clear();
      }
      await sleep(Math.min(LONGEST_PAUSE_MS, this.#pauseMs + this.#watched.size * PAUSE_MS_A_JOB));
    }
    // in the same breath as the look at what is watched, else a job that comes between would be watched by nobody
    this.#loop = undefined;
  }

  async #look() {
    const ids = [...this.#watched.keys()];
    const limit = Math.min(PAGE, ids.length * 2 + 20);
    const {jobs} = await this.#api.getPatiently('/jobs', {limit});
    const found = jobs.filter((job) => this.#watched.has(job.id));
    const seen = new Set(found.map((job) => job.id));
    // what newer jobs have pushed off the page is asked for by itself
    const others = ids.filter((id) => !seen.has(id)).slice(0, 20);
    return [...found, ...(await Promise.all(others.map((id) => this.#api.getPatiently(`/jobs/${id}`))))];
  }

  async #see(job) {
    const watched = this.#watched.get(job.id);
    watched.waitsSince = job.state === 'QUEUED' && job.waitingFor ? (watched.waitsSince ?? Date.now()) : undefined;
    let tooLong = watched.waitsSince !== undefined && Date.now() - watched.waitsSince >= this.#waitLimitMs;
    if (tooLong && (await this.#firstGoesOn(job))) {
      tooLong = false;
      watched.waitsSince = undefined;
    }
    if (!ENDS.has(job.state) && !tooLong) {
      watched.tell(job);
      return;
    }
    this.#watched.delete(job.id);
    watched.resolve(job);
  }

  /** A job that only waits for the one with the same bytes waits as long as that one has work to do. */
  async #firstGoesOn(job) {
    if (!job.duplicateOf || job.steps.length > 0) return false;
    const first = await this.#api.getPatiently(`/jobs/${job.duplicateOf}`);
    return first.state !== 'NEEDS_REVIEW' && !first.waitingFor;
  }
}

/** How a job stands, in a few words. */
export function standing(job) {
  const step = job.steps.findLast((it) => it.state === 'RUNNING');
  if (job.state === 'RUNNING') return step ? `${step.name}${step.plugin ? ` (${step.plugin})` : ''}` : 'running';
  if (job.state === 'QUEUED') return job.waitingFor ? `waits for ${job.waitingFor}` : 'in the queue';
  if (job.state === 'RETRYING') return `${job.failure?.message ?? 'failed'}; tries again at ${job.dueAt}`;
  return job.state.toLowerCase();
}
