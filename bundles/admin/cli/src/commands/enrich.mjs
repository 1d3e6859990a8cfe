import {Api} from '../api.mjs';
import {Follower, standing} from '../follow.mjs';
import {narrator} from '../io.mjs';
import {UsageProblem} from '../problem.mjs';
import {Board} from '../progress.mjs';
import {shortId} from '../report.mjs';
import {duration, plain} from '../style.mjs';

const BUNCH = 50; // so few that books which come meanwhile need not wait long

export default {
  name: 'enrich',
  summary: 'let an enricher look at the books that are in the catalogue already',
  arguments: '',
  positionals: [0, 0],
  options: {
    plugin: {type: 'string', value: 'NAME', help: 'the enricher: ./bindery plugins lists them'},
    missing: {type: 'boolean', help: 'the books at which it has not looked in their newest revision (the default)'},
    all: {type: 'boolean', help: 'all books: for an enricher whose version or settings have changed'},
    json: {type: 'boolean', help: "one JSON object a line on standard output: each book's job at its end"},
  },
  notes: [
    'What other plugins have found stays, and an edit of yours outranks what the enricher says.',
    'You can stop it at any moment: books that have been begun are brought to their end, and the next time it goes on with what is missing.',
    'Exit code: 0 if every book was enriched, 1 if not.',
  ],

  async run({values}, io, place) {
    if (!values.plugin) throw new UsageProblem('--plugin says which enricher', './bindery plugins lists them');
    if (values.missing && values.all) throw new UsageProblem('--missing and --all exclude each other', 'leave one of them out');
    const voice = narrator(io, values.json);
    const board = new Board(voice);
    const run = new Run(new Api(place), board, values, io);
    const {missing} = await run.outlook();
    const since = Date.now();
    await run.over(values.all ? undefined : missing);
    for (const [book, reason] of run.skipped) board.say(`  passed over: book ${shortId(book)}: ${plain(reason)}`);
    const left = (await run.outlook()).missing;
    board.end(values.plugin, `${values.plugin} has looked at ${run.done} ${run.done === 1 ? 'book' : 'books'} in ${duration(Date.now() - since)}; `
      + `${run.failed} failed, ${left} still missing`);
    return run.failed === 0 && (values.all || left === 0) ? 0 : 1;
  },
};

/** One walk over the catalogue. */
class Run {
  done = 0;
  failed = 0;
  skipped = new Map();
  #api;
  #board;
  #values;
  #io;
  #address;
  #follower;

  constructor(api, board, values, io) {
    this.#api = api;
    this.#board = board;
    this.#values = values;
    this.#io = io;
    this.#address = `/plugins/${encodeURIComponent(values.plugin)}/enrichment`;
    this.#follower = new Follower(api);
  }

  outlook() {
    return this.#api.getPatiently(this.#address);
  }

  /** Bunch by bunch, each followed to its end. `total` is undefined where nobody has counted. */
  async over(total) {
    let after;
    do {
      const begun = await this.#api.change(this.#address, {scope: this.#values.all ? 'ALL' : 'MISSING', after, limit: BUNCH});
      for (const {bookId, reason} of begun.skipped) this.skipped.set(bookId, reason);
      await Promise.all(begun.jobs.map(async (id) => this.#ended(await this.#follower.until(id, (job) => this.#tell(total, job)), total)));
      after = begun.next;
    } while (after);
  }

  #tell(total, job) {
    const far = total === undefined ? `${this.done} books` : `${this.done} of ${total} books`;
    this.#board.update(this.#values.plugin, `  ${this.#values.plugin}  ${far}  ${job ? `${plain(job.fileName)}: ${standing(job)}` : ''}`);
  }

  #ended(job, total) {
    if (job.state === 'SUCCEEDED') this.done++;
    else {
      this.failed++;
      this.#board.say(`  ✗ ${plain(job.fileName)}  ${standing(job)}  ${plain(job.failure?.message ?? '')}  ./bindery job ${shortId(job.id)}`);
    }
    if (this.#values.json) this.#io.json(job);
    this.#tell(total);
  }
}
