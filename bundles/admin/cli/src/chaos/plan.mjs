import {basename, extname} from 'node:path';
import {Random} from './random.mjs';

/** Who is killed: the platform's process, the database's first process or all of its processes, or all of both. */
export const VICTIMS = ['karaf', 'postgres', 'postgres-all', 'both'];

/** Whether the platform must be started again after that round; else it has to help itself. */
export const endsPlatform = (victim) => victim === 'karaf' || victim === 'both';

/** The longest wait before a kill, by the moment from which it counts. */
const LONGEST_MS = {boot: 9_000, ready: 7_000, recovery: 6_000};

/**
 * All that a run will do, from its seed alone: `rounds` kills and `books` arrivals.
 *
 * @param {string[]} library paths of books, always in the same order
 * @param {string[]} heavy those among them that take seconds
 */
export function makePlan(seed, rounds, books, library, heavy = []) {
  const random = new Random(seed);
  return {seed, rounds: makeRounds(random, rounds), arrivals: makeArrivals(random, rounds, books, library, heavy)};
}

function makeRounds(random, count) {
  // each kind of victim has its turn before any comes again
  const victims = [];
  while (victims.length < count) victims.push(...random.shuffled(VICTIMS));
  let down = true;
  return victims.slice(0, count).map((victim, i) => {
    const from = moment(random, victim, down);
    down = endsPlatform(victim);
    return {number: i + 1, victim, from, afterMs: random.between(200, LONGEST_MS[from])};
  });
}

/** boot: from the start of the process. ready: from when books can be taken in. recovery: from the kill before. */
function moment(random, victim, down) {
  if (down) return random.next() < 0.4 ? 'boot' : 'ready';
  return random.next() < 0.3 ? 'recovery' : 'ready';
}

function makeArrivals(random, rounds, count, library, heavy) {
  const big = random.shuffled(heavy).slice(0, Math.ceil(count / 8));
  const small = random.shuffled(library.filter((path) => !heavy.includes(path)));
  const distinct = Math.max(1, Math.min(big.length + small.length, count - Math.floor(count / 5)));
  const sources = random.shuffled([...big, ...small.slice(0, distinct - big.length)]);
  while (sources.length < count) sources.push(random.pick(sources));
  return sources.slice(0, count).map((source, i) => ({
    // a name of its own tells whose job is whose; the same bytes come under several names
    fileName: `${String(i + 1).padStart(3, '0')}-${basename(source, extname(source)).slice(-60)}${extname(source)}`,
    source,
    by: i % 2 ? 'api' : 'inbox',
    publisher: random.next() < 0.75 ? 'chaos' : 'havoc',
    round: 1 + Math.floor((i * rounds) / count),
    afterMs: random.between(0, 5_000),
    twice: random.next() < 0.25,
    companion: random.pick(['', '', '.sha256', '.done']),
  }));
}
