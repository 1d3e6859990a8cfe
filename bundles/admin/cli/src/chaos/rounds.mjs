import {setTimeout as sleep} from 'node:timers/promises';
import {endsPlatform} from './plan.mjs';
import {killAll, processesOf, victims} from './processes.mjs';

/**
 * Kills as the plan says, and gives what each round saw. Books come in meanwhile.
 *
 * @param tell hears of each round when it has ended
 */
export async function runRounds(plan, life, feeder, place, counts, tell) {
  const seen = [];
  let killedServer;
  for (const round of plan.rounds) {
    feeder.begin(plan.arrivals.filter((it) => it.round === round.number));
    const startedHere = !life.running;
    if (startedHere) await life.start();
    const readyMs = await waitForMoment(round, life, place, killedServer);
    await sleep(round.afterMs);
    const atKill = round.from === 'ready' ? await counts() : undefined;
    await life.until(() => victims(round.victim, place).length > 0);
    const killed = victims(round.victim, place);
    killedServer = killed.some((it) => it.pid === processesOf(place).postmaster?.pid) ? processesOf(place).postmaster.pid : killedServer;
    await killAll(killed);
    if (endsPlatform(round.victim)) await life.buried();
    const result = {...round, readyMs, killed: killed.length, atKill};
    seen.push(result);
    tell(result);
  }
  if (!life.running) await life.start();
  const lastReadyMs = await life.ready(killedServer);
  return {rounds: seen, lastReadyMs};
}

/** Resolves at the moment from which the round counts; to how long the platform took to become ready, if that was it. */
async function waitForMoment(round, life, place, killedServer) {
  if (round.from === 'ready') return life.ready(killedServer);
  if (round.from === 'boot' && round.victim.startsWith('postgres')) {
    await life.until(() => processesOf(place).postmaster);
  }
  return undefined;
}

/** Waits until nothing moves any more; whether it came to that. */
export async function untilQuiet(look, patienceMs) {
  const until = Date.now() + patienceMs;
  let before = '';
  while (Date.now() < until) {
    const {quiet, fingerprint} = await look();
    if (quiet && fingerprint === before) return true;
    before = quiet ? fingerprint : '';
    await sleep(2_000);
  }
  return false;
}
