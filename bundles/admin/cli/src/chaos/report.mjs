import {duration, plain, table} from '../style.mjs';

const WORDS = {karaf: 'the platform', postgres: "the database's first process", 'postgres-all': 'the whole database', both: 'platform and database'};
const FROM = {boot: 'after its start', ready: 'after it was ready', recovery: 'after the kill before'};
const SHOWN = 20;

const underWay = (counts) => ['QUEUED', 'RUNNING', 'RETRYING'].map((state) => counts[state] ?? 0).reduce((a, b) => a + b, 0);

/** "2.1 s after it was ready" */
const moment = (round) => `${duration(round.afterMs)} ${FROM[round.from]}`;

/** One round, while it is news. */
export const roundLine = (round, total) => `  ${String(round.number).padStart(String(total).length)}/${total}  killed ${WORDS[round.victim]}, ${moment(round)}`;

/** All rounds. */
export function roundsTable(rounds, paint) {
  const rows = rounds.map((it) => [
    it.number, WORDS[it.victim], moment(it), it.killed, it.readyMs === undefined ? '-' : duration(it.readyMs),
    it.atKill ? `${underWay(it.atKill)} under way, ${it.atKill.SUCCEEDED + it.atKill.REJECTED + it.atKill.FAILED} ended` : '-',
  ]);
  return table(['round', 'killed', 'when', 'processes', 'ready again after', 'jobs then'], rows, paint);
}

/** The invariants, and what violates them. */
export function invariantLines(results, paint) {
  return results.flatMap(({name, violations}) => [
    `${violations.length ? paint('red', '✗ violated') : paint('green', '✓ ok      ')}  ${name}`,
    ...violations.slice(0, SHOWN).map((it) => `      ${plain(it)}`),
    ...(violations.length > SHOWN ? [`      … and ${violations.length - SHOWN} more`] : []),
  ]);
}
