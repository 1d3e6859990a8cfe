import {randomInt} from 'node:crypto';
import {count} from '../args.mjs';
import {build} from '../build.mjs';
import {library} from '../chaos/library.mjs';
import {makePlan} from '../chaos/plan.mjs';
import {invariantLines, roundLine, roundsTable} from '../chaos/report.mjs';
import {runChaos} from '../chaos/run.mjs';
import {narrator} from '../io.mjs';
import {findJava} from '../machine.mjs';
import {duration} from '../style.mjs';

export default {
  name: 'chaos',
  summary: 'pull the plug again and again, and see that no book is lost',
  options: {
    rounds: {type: 'string', value: 'N', help: 'how often to kill (default: 10)'},
    books: {type: 'string', value: 'N', help: 'how many books to bring in meanwhile (default: 60)'},
    seed: {type: 'string', value: 'S', help: 'a number that gives the same plan again: the same victims, moments and books'},
    corpus: {type: 'string', value: 'DIR', help: "where the books are (default: BINDERY_CORPUS, the project's test books, or samples/)"},
    keep: {type: 'boolean', help: 'keep the data folder of the run, also if all is well'},
    json: {type: 'boolean', help: 'one JSON object a line: the plan, each round, each invariant, the result'},
  },
  notes: [
    'It starts a platform of its own, on a data folder and ports of its own, and ends it again: yours is not touched.',
    'Ten rounds with 60 books take about ten minutes. Exit code: 0 if every invariant holds, 1 if not.',
  ],

  async run({values}, io, place) {
    const rounds = count('rounds', values.rounds, 10);
    const books = count('books', values.books, 60);
    const seed = count('seed', values.seed, randomInt(1, 999_999_999));
    const java = findJava();
    const {books: sources, heavy} = library(values.corpus);
    const voice = narrator(io, values.json);
    await build(place, java, voice);
    const plan = makePlan(seed, rounds, books, sources, heavy);
    if (values.json) io.json({type: 'plan', seed, rounds: plan.rounds, arrivals: plan.arrivals});
    voice.say(`Seed ${seed}: ${rounds} kills, ${books} books of ${sources.length}. To do the same again: ./bindery chaos --rounds ${rounds} --books ${books} --seed ${seed}`);

    const startedAt = Date.now();
    const result = await runChaos(plan, java, {keep: values.keep, tell: (news) => hear(news, rounds, values.json ? io : undefined, voice)});
    const well = result.invariants.every((it) => !it.violations.length);
    if (values.json) {
      result.invariants.forEach(({name, violations}) => io.json({type: 'invariant', name, ok: !violations.length, violations}));
      io.json({type: 'result', ok: well, seed, jobs: result.counts, events: result.events, repeatedDeliveries: result.repeats,
        durationMs: Date.now() - startedAt, home: result.home ?? null});
      return well ? 0 : 1;
    }
    ['', ...roundsTable(result.rounds, io.paint), ''].forEach((line) => io.print(line));
    invariantLines(result.invariants, io.paint).forEach((line) => io.print(line));
    io.print('');
    io.print(`${books} books: ${Object.entries(result.counts).map(([state, n]) => `${n} ${state}`).join(', ')}. ${result.events} events, of which ${result.repeats} were delivered again under the same key. ${duration(Date.now() - startedAt)}.`);
    io.print(well ? io.paint('green', 'Every invariant holds.') : io.paint('red', `Something was lost or done twice. Seed ${seed}; all that is left is in ${result.home}`));
    return well ? 0 : 1;
  },
};

function hear(news, rounds, io, voice) {
  if (news.kept) voice.say(`Kept: ${news.kept}`);
  else if (io) io.json({type: 'round', ...news.round});
  else voice.say(roundLine(news.round, rounds));
}
