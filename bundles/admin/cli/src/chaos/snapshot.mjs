import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join, relative} from 'node:path';

const PAGE = 200;

/** What stands in the data folder's root of a platform that is well. */
const AT_HOME = new Set([
  'blobs', 'deploy', 'etc', 'events', 'inbox', 'karaf', 'log', 'postgres', 'run.json', 'secrets', 'work', 'worker-id',
]);

async function pages(api, path, member, query = {}) {
  const all = [];
  for (let before; ;) {
    const page = await api.getPatiently(path, {limit: PAGE, before, ...query});
    all.push(...page[member]);
    if (!page.next) return all;
    before = page.next;
  }
}

function* filesBelow(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, {withFileTypes: true})) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

/** Lines of the ledger that the consumer of events keeps: {key, type, subject}. */
export function readLedger(place) {
  const file = join(place.home, 'events', 'ledger.tsv');
  return linesOf(file).map((line) => line.split('\t')).map(([key, type, subject]) => ({key, type, subject}));
}

const linesOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []);

const names = (folder) => (existsSync(folder) ? readdirSync(folder) : []);

function inbox(place) {
  return names(place.inbox).map((publisher) => {
    const folder = join(place.inbox, publisher);
    const of = (name) => names(join(folder, name));
    return {
      publisher,
      waiting: readdirSync(folder, {withFileTypes: true}).filter((it) => it.isFile()).map((it) => it.name),
      processing: of('processing'), done: of('done'), rejected: of('rejected'), failed: of('failed'),
    };
  });
}

function blobs(place) {
  const root = join(place.home, 'blobs');
  return [...filesBelow(root)].map((path) => relative(root, path)).filter((path) => !path.startsWith('incoming/'))
    .map((path) => ({path, sha256: createHash('sha256').update(readFileSync(join(root, path))).digest('hex')}));
}

/** The hash of each job's cover, where it has one. */
async function covers(api, jobs) {
  const found = [];
  for (const {id} of jobs) {
    try {
      const answer = await api.stream(`/jobs/${id}/cover`);
      answer.resume();
      found.push(answer.headers.etag.replaceAll('"', ''));
    } catch (e) {
      if (e.status !== 404) throw e;
    }
  }
  return found;
}

/** All that the invariants look at; the platform runs and is quiet. */
export async function snapshot(api, place, arrivals) {
  const jobs = await pages(api, '/jobs', 'jobs', {full: true});
  const books = await pages(api, '/books', 'books');
  const whole = [];
  for (const book of books) whole.push(await api.getPatiently(`/books/${book.id}`));
  return {
    arrivals,
    jobs,
    books: whole,
    ledger: readLedger(place),
    repeats: linesOf(join(place.home, 'events', 'repeats.tsv')).length,
    inbox: inbox(place),
    covers: await covers(api, jobs),
    blobs: blobs(place),
    incoming: [...filesBelow(join(place.home, 'blobs', 'incoming'))].map((it) => relative(join(place.home, 'blobs', 'incoming'), it)),
    work: names(join(place.home, 'work')),
    strangers: names(place.home).filter((name) => !AT_HOME.has(name)),
    drafts: [...filesBelow(join(place.home, 'secrets'))].map((it) => relative(place.home, it)).filter((it) => /\.(new|draft)$/.test(it)),
    doctor: (await api.getPatiently('/doctor')).checks,
  };
}
