import {closeSync, openSync, readSync} from 'node:fs';
import {basename} from 'node:path';
import {Api} from '../api.mjs';
import {Follower, standing} from '../follow.mjs';
import {narrator} from '../io.mjs';
import {Problem} from '../problem.mjs';
import {Board} from '../progress.mjs';
import {findingLines, shortId, worst} from '../report.mjs';
import {ensureUp} from '../start.mjs';
import {duration, plain, styleOf} from '../style.mjs';
import {upload} from '../upload.mjs';

const HEAD = 8192;
const FINDINGS_SHOWN = 10;
const SUMMARY = 'BND-FEED-002';

export default {
  name: 'import-onix',
  summary: 'take in what an ONIX message says of books, be they here or not',
  arguments: 'FILE...',
  positionals: [1, 100],
  options: {
    publisher: {type: 'string', value: 'NAME', help: "whose books they are: a-z, 0-9, - and _ (default: 'house')"},
    json: {type: 'boolean', help: "one JSON object a line on standard output: each message's job at its end"},
  },
  notes: [
    'ONIX for Books 2.1, 3.0 and 3.1, with reference names or short tags. A product finds its book by ISBN, whichever comes first.',
    'A product that cannot be understood is told with its record reference, and does not stop the others.',
    'Exit code: 0 if every message was taken in and no product was refused, 1 if not.',
  ],

  async run({values, positionals}, io, place) {
    const voice = narrator(io, values.json);
    for (const file of positionals) requireOnix(file);
    await ensureUp(place, voice);
    const api = new Api(place);
    const follower = new Follower(api);
    const board = new Board(voice);
    let good = true;
    for (const file of positionals) good = (await one({api, follower, board, voice, values, io}, file)) && good;
    return good ? 0 : 1;
  },
};

/** Looks at the beginning of a file, so that a slip of the pen is told before anything is sent. */
export function requireOnix(file) {
  const head = Buffer.alloc(HEAD);
  let length;
  try {
    const handle = openSync(file, 'r');
    try {
      length = readSync(handle, head, 0, HEAD, 0);
    } finally {
      closeSync(handle);
    }
  } catch (e) {
    throw new Problem(`cannot read ${file}: ${e.message}`, 'name a file that you can read');
  }
  // UTF-16 shows every letter with a NUL beside it
  const text = head.toString('latin1', 0, length).replaceAll('\0', '');
  if (!/<(\w+:)?ONIXmessage[\s>]/i.test(text)) {
    throw new Problem(`${file} does not begin like an ONIX message`, 'check that it is the right file; books are taken in with ./bindery ingest');
  }
}

async function one({api, follower, board, voice, values, io}, file) {
  const {paint} = voice;
  const name = plain(basename(file));
  const since = Date.now();
  const tell = (text) => board.update(file, `  ${name}  ${text}`);
  tell('uploading');
  const taken = await upload(api, file, values.publisher ?? 'house', tell);
  const last = await follower.until(taken.id, (job) => tell(`${standing(job)}  ${duration(Date.now() - since)}`));
  const job = await api.getPatiently(`/jobs/${last.id}`);
  const ok = job.state === 'SUCCEEDED';
  const mark = ok ? paint('green', '✓') : paint('red', '✗');
  const summary = job.findings.find((it) => it.code === SUMMARY)?.message ?? '';
  board.end(file, `${mark} ${name}  ${paint(styleOf(job.state), job.state)}  ${plain(summary)}  ${duration(Date.now() - since)}  job ${shortId(job.id)}`);
  if (job.failure) board.say(`    ${job.failure.code}  ${plain(job.failure.message)}`);
  const faults = job.findings.filter((it) => it.code !== SUMMARY);
  for (const line of worst(faults, FINDINGS_SHOWN).flatMap((it) => findingLines(it, paint, '    '))) board.say(line);
  if (faults.length > FINDINGS_SHOWN) board.say(`    … of ${faults.length} findings: ./bindery job ${shortId(job.id)}`);
  if (values.json) io.json(job);
  return ok && !faults.some((it) => ['error', 'fatal'].includes(it.severity));
}
