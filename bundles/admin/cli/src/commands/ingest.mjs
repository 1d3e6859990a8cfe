import {basename} from 'node:path';
import {Api} from '../api.mjs';
import {gather, someNames} from '../books.mjs';
import {Follower, standing} from '../follow.mjs';
import {narrator} from '../io.mjs';
import {Problem, UsageProblem} from '../problem.mjs';
import {Board} from '../progress.mjs';
import {findingLines, leftOut, shortId, tally, worst} from '../report.mjs';
import {ensureUp} from '../start.mjs';
import {duration, plain, styleOf} from '../style.mjs';
import {atMost, upload} from '../upload.mjs';

const UPLOADS = 4;
const FINDINGS_SHOWN = 5;

export default {
  name: 'ingest',
  summary: 'take books in and follow them; starts the platform if it is down',
  arguments: 'FILE|FOLDER...',
  positionals: [1, Infinity],
  options: {
    publisher: {type: 'string', value: 'NAME', help: "whose books they are: a-z, 0-9, - and _ (default: 'house')"},
    wait: {type: 'boolean', help: 'wait until each book has come to its end (default)'},
    'no-wait': {type: 'boolean', help: 'return as soon as the books are taken'},
    json: {type: 'boolean', help: "one JSON object a line on standard output: each book's job at its end"},
  },
  notes: [
    'A file that is named is taken whatever it is; from a folder, with those below it, what looks like a book.',
    'Exit code: 0 if every book succeeded (with --no-wait: was taken), 1 if any did not. A book that could not be made in a format that',
    'is wanted succeeds without it, which is told; ./bindery replay tries it again.',
  ],

  async run({values, positionals}, io, place) {
    if (values.wait && values['no-wait']) throw new UsageProblem('--wait and --no-wait exclude each other', 'give one of them');
    const voice = narrator(io, values.json);
    const {books, skipped} = gather(positionals);
    if (skipped.length) voice.say(`Skipped, as they are no books: ${someNames(skipped)}`);
    if (!books.length) throw new Problem(`there are no books in ${positionals.join(', ')}`, 'name files themselves to take them whatever they are');
    await ensureUp(place, voice);
    const visit = {io, voice, api: new Api(place), publisher: values.publisher ?? 'house', wait: !values['no-wait'], json: values.json};
    return ingest(visit, books);
  },
};

async function ingest(visit, books) {
  const board = new Board(visit.voice);
  const follower = new Follower(visit.api);
  const ends = [];
  const failed = [];
  const oneBook = async (file, whenTaken) => {
    const name = plain(basename(file));
    const since = Date.now();
    const tell = (text) => board.update(file, `  ${name}  ${text}`);
    try {
      tell('uploading');
      const taken = await upload(visit.api, file, visit.publisher, tell);
      whenTaken();
      if (!visit.wait) return finish(visit, board, file, taken, 'taken');
      const last = await follower.until(taken.id, (job) => tell(`${standing(job)}  ${duration(Date.now() - since)}`));
      const report = await visit.api.getPatiently(`/jobs/${last.id}`);
      ends.push(report);
      finish(visit, board, file, report, duration(Date.now() - since));
    } catch (e) {
      if (!(e instanceof Problem)) throw e;
      failed.push(file);
      board.end(file, `${visit.voice.paint('red', '✗')} ${name}  ${plain(e.message)}`);
      if (e.remedy) board.say(`    -> ${plain(e.remedy)}`);
    } finally {
      whenTaken();
    }
  };
  // a book frees its place for the next upload when it is taken, not when it has come to its end
  const followed = [];
  await atMost(UPLOADS, books, (file) => new Promise((taken) => followed.push(oneBook(file, taken))));
  await Promise.all(followed);
  if (visit.wait) summarise(visit, ends, failed);
  return failed.length || ends.some((job) => job.state !== 'SUCCEEDED') ? 1 : 0;
}

function finish(visit, board, file, job, note) {
  const {paint} = visit.voice;
  const name = plain(job.metadata?.title ? `${basename(file)}  “${job.metadata.title}”` : basename(file));
  const mark = !visit.wait ? '+' : job.state === 'SUCCEEDED' ? paint('green', '✓') : paint('red', '✗');
  const same = job.duplicateOf ? '  duplicate' : job.revision > 1 ? `  revision ${job.revision}` : '';
  const missing = visit.wait && leftOut(job);
  const without = missing ? paint('yellow', `  without ${missing}`) : '';
  board.end(file, `${mark} ${name}  ${paint(styleOf(job.state), job.state)}${without}${same}  ${note}  job ${shortId(job.id)}`);
  if (missing) for (const it of job.renditions) if (it.failure) board.say(`    ${it.format}: ${plain(it.failure.message)}${it.failure.remedy ? `\n    -> ${plain(it.failure.remedy)}` : ''}`);
  if (visit.wait && job.state !== 'SUCCEEDED') for (const line of reasons(job, paint)) board.say(line);
  if (visit.json) visit.io.json(job);
}

function reasons(job, paint) {
  const lines = [];
  if (job.waitingFor) lines.push(`    waits for ${plain(job.waitingFor)}; it goes on by itself when that is there`);
  if (job.failure) lines.push(`    ${job.failure.code}  ${plain(job.failure.message)}`, ...(job.failure.remedy ? [`    -> ${plain(job.failure.remedy)}`] : []));
  lines.push(...worst(job.findings, FINDINGS_SHOWN).flatMap((finding) => findingLines(finding, paint, '    ')));
  if (job.findings.length > FINDINGS_SHOWN) lines.push(`    … of ${tally(job.findings)}`);
  lines.push(`    all of it: ./bindery job ${shortId(job.id)}`);
  return lines;
}

function summarise(visit, ends, failed) {
  const all = ends.length + failed.length;
  if (all < 2) return;
  const counts = new Map();
  for (const job of ends) counts.set(job.state, (counts.get(job.state) ?? 0) + 1);
  const parts = [...counts].map(([state, n]) => `${n} ${visit.voice.paint(styleOf(state), state)}`);
  const incomplete = ends.filter(leftOut).length;
  if (incomplete) parts.push(visit.voice.paint('yellow', `${incomplete} without a format that was wanted`));
  if (failed.length) parts.push(`${failed.length} not taken`);
  visit.voice.say(`${all} books: ${parts.join(', ')}`);
}
