import {copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {Api} from '../api.mjs';
import {ROOT, dataFolder} from '../place.mjs';
import {Problem} from '../problem.mjs';
import {Feeder} from './feed.mjs';
import {check} from './invariants.mjs';
import {Life} from './life.mjs';
import {runRounds, untilQuiet} from './rounds.mjs';
import {readLedger, snapshot} from './snapshot.mjs';

const LEDGER = join(ROOT, 'examples', 'plugin-event-ledger', 'target', 'plugin-event-ledger-1.0.0.jar');
const OPEN = ['RECEIVED', 'QUEUED', 'RUNNING', 'RETRYING', 'NEEDS_REVIEW'];
/** So long nothing may move: as long as the longest step may take, and the pauses of one that is tried again. */
const PATIENCE_MS = 12 * 60_000;

/** A port that nobody uses. */
function anyPort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Runs a plan on a data folder of its own: {rounds, lastReadyMs, invariants, counts, repeats, events, home}. */
export async function runChaos(plan, java, {tell, keep}) {
  if (!existsSync(LEDGER)) {
    throw new Problem(`the consumer of events has not been built: ${LEDGER}`, 'build it: mvn package -pl examples/plugin-event-ledger -am');
  }
  const scratch = mkdtempSync(join(tmpdir(), `bindery-chaos-${plan.seed}-`));
  const place = dataFolder({BINDERY_HOME: join(scratch, 'home')});
  mkdirSync(place.deploy, {recursive: true});
  copyFileSync(LEDGER, join(place.deploy, basename(LEDGER)));
  const life = new Life(place, java, {http: await anyPort(), ssh: await anyPort()});
  const stop = () => life.end().finally(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  let clean = false;
  try {
    const result = await torment(plan, life, place, join(scratch, 'books'), tell);
    clean = result.invariants.every((it) => !it.violations.length);
    return {...result, home: clean && !keep ? undefined : place.home};
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await life.end();
    if (clean && !keep) rmSync(scratch, {recursive: true, force: true});
    else tell({kept: scratch});
  }
}

async function torment(plan, life, place, staging, tell) {
  const api = new Api(place);
  const feeder = new Feeder(api, place, staging, plan.seed);
  const counts = () => api.get('/status').then((it) => it.counts, () => undefined);
  const {rounds, lastReadyMs} = await runRounds(plan, life, feeder, place, counts, (round) => tell({round}));
  await feeder.done();
  const quiet = await untilQuiet(() => look(api, place, plan.arrivals), PATIENCE_MS);
  const seen = await snapshot(api, place, plan.arrivals);
  const invariants = check(seen);
  const left = await life.stop();
  invariants.push({
    name: 'it comes to rest, and stops with nothing left running',
    violations: [...(quiet ? [] : [`something still moves after ${PATIENCE_MS / 60_000} minutes`]), ...left.map((it) => `process ${it.pid}: ${it.args.slice(0, 120)}`)],
  });
  return {rounds, lastReadyMs, invariants, counts: tally(seen.jobs), repeats: seen.repeats, events: seen.ledger.length};
}

function tally(jobs) {
  const counts = {};
  for (const {state} of jobs) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** Whether all jobs have ended and all inbox books are where they belong; and what would show that something still moves. */
async function look(api, place, arrivals) {
  const {counts} = await api.getPatiently('/status');
  const jobs = Object.values(counts).reduce((a, b) => a + b, 0);
  const open = OPEN.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const expected = arrivals.filter((it) => !it.refused).length;
  return {quiet: open === 0 && jobs >= expected, fingerprint: JSON.stringify([counts, readLedger(place).length])};
}
