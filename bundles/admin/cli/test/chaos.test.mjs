import assert from 'node:assert/strict';
import {test} from 'node:test';
import {check} from '../src/chaos/invariants.mjs';
import {library} from '../src/chaos/library.mjs';
import {VICTIMS, endsPlatform, makePlan} from '../src/chaos/plan.mjs';

const LIBRARY = Array.from({length: 30}, (_, i) => `/books/${i}.epub`);

test('a seed gives the same plan again, and another seed another one', () => {
  assert.deepEqual(makePlan(7, 12, 60, LIBRARY, ['/books/3.epub']), makePlan(7, 12, 60, LIBRARY, ['/books/3.epub']));
  assert.notDeepEqual(makePlan(7, 12, 60, LIBRARY).rounds, makePlan(8, 12, 60, LIBRARY).rounds);
});

test('a plan has all victims, books by both ways, the same bytes under several names, and no name twice', () => {
  const {rounds, arrivals} = makePlan(7, 12, 60, LIBRARY);
  assert.deepEqual([...new Set(rounds.map((it) => it.victim))].sort(), [...VICTIMS].sort());
  assert.deepEqual(new Set(arrivals.map((it) => it.by)), new Set(['inbox', 'api']));
  assert.equal(new Set(arrivals.map((it) => it.fileName)).size, 60);
  assert.ok(new Set(arrivals.map((it) => it.source)).size < 60);
});

test('a kill during the start comes only where the platform was ended before', () => {
  for (let seed = 1; seed < 50; seed++) {
    makePlan(seed, 12, 1, LIBRARY).rounds.forEach((round, i, all) => {
      const down = i === 0 || endsPlatform(all[i - 1].victim);
      assert.equal(round.from === 'boot' && !down, false);
      assert.equal(round.from === 'recovery' && down, false);
    });
  }
});

test('without test books it takes those that the project ships', () => {
  const {books} = library(undefined, {BINDERY_CORPUS: '/nowhere'});
  assert.ok(books.some((path) => path.endsWith('three-faults.epub')));
});

const SHA = 'a'.repeat(64);
const event = (type, state, step = '', plugin = '') => ({type, state, step, plugin});

/** A run of one book, in which all is well. */
function well() {
  const job = {
    id: 'j1', publisher: 'chaos', fileName: '001-a.epub', sha256: SHA, state: 'SUCCEEDED', waitingFor: '', duplicateOf: null, bookId: 'b1', revision: 1,
    history: [event('received', 'RECEIVED'), event('step-succeeded', 'RUNNING', 'validate', 'epub'), event('state-changed', 'SUCCEEDED')],
  };
  return {
    arrivals: [{publisher: 'chaos', fileName: '001-a.epub', by: 'inbox', sha256: SHA, acknowledged: []}],
    jobs: [job],
    books: [{id: 'b1', publisher: 'chaos', revisions: [{revision: 1, jobId: 'j1', sha256: SHA}]}],
    ledger: [['r', 'job.received', 'j1'], ['s', 'job.succeeded', 'j1'], ['c', 'book.catalogued', 'b1']].map(([key, type, subject]) => ({key, type, subject})),
    inbox: [{publisher: 'chaos', waiting: [], processing: [], done: ['001-a.epub'], rejected: [], failed: []}],
    covers: [],
    blobs: [{path: `aa/aa/${SHA}`, sha256: SHA}],
    incoming: ['life/lock'], work: [], strangers: [], drafts: [], doctor: [{name: 'database', healthy: true}],
  };
}

const violated = (change) => {
  const snapshot = well();
  change(snapshot);
  return check(snapshot).filter((it) => it.violations.length).map((it) => it.name);
};

test('a run in which all is well violates nothing', () => assert.deepEqual(violated(() => {}), []));

for (const [what, change, name] of [
  ['a book without a job', (it) => it.arrivals.push({...it.arrivals[0], fileName: '002-b.epub', by: 'api'}), 'every arrival has one job'],
  ['a second job for an arrival', (it) => it.jobs.push({...it.jobs[0], id: 'j2'}), 'every arrival has one job'],
  ['a job that was acknowledged and is not there', (it) => (it.arrivals[0].acknowledged = ['gone']), 'every arrival has one job'],
  ['a job that has not ended', (it) => (it.jobs[0].state = 'RUNNING'), 'every job has come to one end'],
  ['a job that ended twice', (it) => it.jobs[0].history.push(event('state-changed', 'SUCCEEDED')), 'every job has come to one end'],
  ['a job that failed', (it) => (it.jobs[0].state = 'FAILED'), 'no job failed for the kills'],
  ['a book that is catalogued twice', (it) => it.books.push({...it.books[0], id: 'b2'}), 'every book is catalogued once'],
  ['a book that is not catalogued', (it) => (it.books = []), 'every book is catalogued once'],
  ['an event that was delivered twice', (it) => it.ledger.push(it.ledger[0]), 'every event was delivered once per key'],
  ['an event that was not delivered', (it) => it.ledger.pop(), 'every event was delivered once per key'],
  ['an event of nothing', (it) => it.ledger.push({key: 'x', type: 'job.failed', subject: 'j9'}), 'every event was delivered once per key'],
  ['a step that ran again', (it) => it.jobs[0].history.push(event('step-retrying', 'RETRYING', 'validate', 'epub')), 'no finished step ran again'],
  ['bytes of no job', (it) => it.blobs.push({path: `bb/bb/${'b'.repeat(64)}`, sha256: 'b'.repeat(64)}), 'no stray bytes, no temporary files'],
  ['bytes that are gone', (it) => (it.blobs = []), 'no stray bytes, no temporary files'],
  ['a cover that is gone', (it) => it.covers.push('d'.repeat(64)), 'no stray bytes, no temporary files'],
  ['bytes that have gone bad', (it) => (it.blobs[0].sha256 = 'c'.repeat(64)), 'no stray bytes, no temporary files'],
  ['a half upload', (it) => it.incoming.push('life/x'), 'no stray bytes, no temporary files'],
  ['a temporary file', (it) => it.strangers.push('doctor123'), 'no stray bytes, no temporary files'],
  ['an inbox book in two places', (it) => it.inbox[0].failed.push('001-a.epub'), 'every inbox file lies in one place, the right one'],
  ['an inbox book that is still taken', (it) => it.inbox[0].processing.push('uuid'), 'every inbox file lies in one place, the right one'],
  ['an unwell part', (it) => (it.doctor[0].healthy = false), 'database and parts agree'],
]) {
  test(`it sees ${what}`, () => assert.ok(violated(change).includes(name), `${violated(change)}`));
}
