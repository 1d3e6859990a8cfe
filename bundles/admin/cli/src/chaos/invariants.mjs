/**
 * What must hold after all kills, as functions of a snapshot. Each gives what violates it, in words that begin with an id or a
 * path; nothing, if it holds.
 */

const ENDS = new Set(['SUCCEEDED', 'REJECTED', 'FAILED', 'CANCELLED']);
const FINISHED = /^step-(succeeded|reused|rejected)$/;

const arrivalOf = ({publisher, fileName}) => `${publisher}/${fileName}`;

function grouped(items, key) {
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return groups;
}

function oneJobForEachArrival({arrivals, jobs}) {
  const byArrival = grouped(jobs, arrivalOf);
  const expected = new Set(arrivals.map(arrivalOf));
  const wrong = arrivals.filter((it) => byArrival.get(arrivalOf(it))?.length !== 1)
    .map((it) => `${arrivalOf(it)} has ${byArrival.get(arrivalOf(it))?.length ?? 0} jobs`);
  const strange = jobs.filter((it) => !expected.has(arrivalOf(it))).map((it) => `${it.id} is of ${arrivalOf(it)}, which nobody brought`);
  const ids = new Map(jobs.map((it) => [it.id, it]));
  const lost = arrivals.flatMap((it) => (it.acknowledged ?? []).filter((id) => !ids.has(id) || arrivalOf(ids.get(id)) !== arrivalOf(it))
    .map((id) => `${id} was acknowledged for ${arrivalOf(it)} and is not its job`));
  const other = arrivals.flatMap((it) => (byArrival.get(arrivalOf(it)) ?? []).filter((job) => job.sha256 !== it.sha256)
    .map((job) => `${job.id} has other bytes than ${arrivalOf(it)}`));
  const refused = arrivals.filter((it) => it.refused).map((it) => `${arrivalOf(it)} was refused: ${it.refused}`);
  return [...refused, ...wrong, ...strange, ...lost, ...other];
}

function oneEnd({jobs}) {
  const open = jobs.filter((it) => !ENDS.has(it.state)).map((it) => `${it.id} (${it.fileName}) is ${it.state} ${it.waitingFor}`);
  const often = jobs.map((it) => [it, it.history.filter((event) => event.type === 'state-changed' && ENDS.has(event.state))])
    .filter(([it, ends]) => ENDS.has(it.state) && (ends.length !== 1 || ends[0].state !== it.state))
    .map(([it, ends]) => `${it.id} (${it.fileName}) is ${it.state}, and its history has the ends ${ends.map((end) => end.state).join(', ') || 'none'}`);
  return [...open, ...often];
}

function nothingFailed({jobs}) {
  return jobs.filter((it) => it.state === 'FAILED' || it.state === 'CANCELLED')
    .map((it) => `${it.id} (${it.fileName}) is ${it.state}: ${it.failure?.code ?? ''} ${it.failure?.message ?? ''}`);
}

function cataloguedOnce({jobs, books}) {
  const revisions = books.flatMap((book) => book.revisions.map((it) => ({...it, bookId: book.id, publisher: book.publisher})));
  const twice = [...grouped(revisions, (it) => `${it.publisher} ${it.sha256}`)].filter(([, some]) => some.length > 1)
    .map(([key, some]) => `${key} is catalogued ${some.length} times`);
  const gaps = books.filter((book) => book.revisions.some((it, i) => it.revision !== i + 1))
    .map((book) => `${book.id} has the revisions ${book.revisions.map((it) => it.revision).join(', ')}`);
  const known = new Map(revisions.map((it) => [`${it.bookId} ${it.revision}`, it]));
  const nowhere = jobs.filter((it) => it.state === 'SUCCEEDED' && known.get(`${it.bookId} ${it.revision}`)?.sha256 !== it.sha256)
    .map((it) => `${it.id} (${it.fileName}) succeeded, and the catalogue does not have its bytes as ${it.bookId} revision ${it.revision}`);
  const succeeded = new Set(jobs.filter((it) => it.state === 'SUCCEEDED').map((it) => it.id));
  const orphans = revisions.filter((it) => !succeeded.has(it.jobId)).map((it) => `${it.bookId} revision ${it.revision} is of job ${it.jobId}, which did not succeed`);
  return [...twice, ...gaps, ...nowhere, ...orphans];
}

function eventsOnce({jobs, books, ledger}) {
  const wanted = new Map();
  const want = (type, subject) => wanted.set(`${type} ${subject}`, (wanted.get(`${type} ${subject}`) ?? 0) + 1);
  for (const job of jobs) {
    want('job.received', job.id);
    for (const event of job.history) if (event.type === 'state-changed' && ENDS.has(event.state)) want(`job.${event.state.toLowerCase()}`, job.id);
  }
  for (const book of books) for (const _ of book.revisions) want('book.catalogued', book.id);
  const got = grouped(ledger, (it) => `${it.type} ${it.subject}`);
  const keys = [...grouped(ledger, (it) => it.key)].filter(([, some]) => some.length > 1).map(([key, some]) => `${key} was delivered ${some.length} times`);
  const missing = [...wanted].filter(([what, times]) => (got.get(what)?.length ?? 0) !== times)
    .map(([what, times]) => `${what} was delivered ${got.get(what)?.length ?? 0} times instead of ${times}`);
  // What is said of a book may change as often as its sources like; such an event is only strange for a book that is not there.
  const changes = new Set(books.map((book) => `book.metadata-changed ${book.id}`));
  const strange = [...got.keys()].filter((what) => !wanted.has(what) && !changes.has(what)).map((what) => `${what} was delivered, and nothing in the platform says that it happened`);
  return [...keys, ...missing, ...strange];
}

function noStepAgain({jobs}) {
  return jobs.flatMap((job) => {
    const steps = grouped(job.history.filter((event) => event.type.startsWith('step-')), (event) => `${event.step} by ${event.plugin || 'the platform'}`);
    return [...steps].flatMap(([step, events]) => {
      const first = events.findIndex((event) => FINISHED.test(event.type));
      const after = first < 0 ? [] : events.slice(first + 1);
      return after.length ? [`${job.id} (${job.fileName}): ${step} had finished, and then came ${after.map((it) => it.type).join(', ')}`] : [];
    });
  });
}

function noStrayBytes({jobs, covers, blobs, incoming, work, strangers, drafts}) {
  const wanted = new Set([...jobs.map((it) => it.sha256), ...covers]);
  const there = new Set(blobs.map((it) => it.path.split('/').at(-1)));
  return [
    ...blobs.filter((it) => !it.path.endsWith(`/${it.sha256}`)).map((it) => `blobs/${it.path} has the bytes of ${it.sha256}`),
    ...[...there].filter((name) => !wanted.has(name)).map((name) => `blobs/…/${name} is no job's`),
    ...[...wanted].filter((name) => !there.has(name)).map((name) => `${name} is a job's and not in blobs/`),
    ...incoming.filter((path, _, all) => !path.endsWith('/lock') || all.length > 1).map((path) => `blobs/incoming/${path}`),
    ...work.map((name) => `work/${name}`),
    ...strangers.map((name) => `${name} in the data folder`),
    ...drafts,
  ];
}

function inboxInOrder({arrivals, jobs, inbox}) {
  const states = new Map(jobs.map((it) => [arrivalOf(it), it.state]));
  const place = {SUCCEEDED: 'done', REJECTED: 'rejected'};
  const dropped = arrivals.filter((it) => it.by === 'inbox');
  const known = new Set(dropped.map(arrivalOf));
  const wrong = dropped.flatMap((it) => {
    const folder = inbox.find((one) => one.publisher === it.publisher);
    const found = ['waiting', 'processing', 'done', 'rejected', 'failed'].flatMap((where) => (folder?.[where] ?? []).filter((name) => name === it.fileName).map(() => where));
    const should = place[states.get(arrivalOf(it))] ?? 'failed';
    const report = `${it.fileName}.report.txt`;
    if (found.join() !== should) return [`${arrivalOf(it)} lies in ${found.join(', ') || 'no folder'} instead of ${should}`];
    return should === 'done' || folder[should].includes(report) ? [] : [`${arrivalOf(it)} has no report in ${should}/`];
  });
  const rest = inbox.flatMap((folder) => [
    ...folder.processing.map((name) => `${folder.publisher}/processing/${name}`),
    ...['waiting', 'done', 'rejected', 'failed'].flatMap((where) => folder[where]
      .filter((name) => !known.has(`${folder.publisher}/${name.replace(/\.report\.txt$/, '')}`)).map((name) => `${folder.publisher}/${where}/${name} is nobody's`)),
  ]);
  return [...wrong, ...rest];
}

function consistent({jobs, books, doctor}) {
  const ids = new Set(jobs.map((it) => it.id));
  const firsts = [...grouped(jobs.filter((it) => !it.duplicateOf), (it) => `${it.publisher} ${it.sha256}`)].filter(([, some]) => some.length > 1)
    .map(([key, some]) => `${key} has ${some.length} first jobs`);
  return [
    ...firsts,
    ...jobs.filter((it) => it.duplicateOf && !ids.has(it.duplicateOf)).map((it) => `${it.id} is a duplicate of ${it.duplicateOf}, which is not there`),
    ...jobs.filter((it) => it.bookId && !books.some((book) => book.id === it.bookId)).map((it) => `${it.id} is of the book ${it.bookId}, which is not there`),
    ...doctor.filter((it) => !it.healthy && it.name !== 'space').map((it) => `doctor: ${it.name}: ${it.detail}`),
  ];
}

/** Their names, for a person, and what finds violations. */
export const INVARIANTS = [
  ['every arrival has one job', oneJobForEachArrival],
  ['every job has come to one end', oneEnd],
  ['no job failed for the kills', nothingFailed],
  ['every book is catalogued once', cataloguedOnce],
  ['every event was delivered once per key', eventsOnce],
  ['no finished step ran again', noStepAgain],
  ['no stray bytes, no temporary files', noStrayBytes],
  ['every inbox file lies in one place, the right one', inboxInOrder],
  ['database and parts agree', consistent],
];

/** Each invariant with its violations: [{name, violations}]. */
export const check = (snapshot) => INVARIANTS.map(([name, find]) => ({name, violations: find(snapshot)}));
