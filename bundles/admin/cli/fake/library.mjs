// One book with metadata, for the stand-in of the platform: assignments are kept as they come.
const AT = '2026-01-02T03:04:05Z';
const BOOK = '0190cccc-bbbb-7ccc-8001-000000000000';
const ISBN = '9780306406157';

const metadata = {
  title: 'Moby-\u001b[31mDick', creators: [{name: 'Herman Melville', role: 'A01', sortName: 'Melville, Herman'}],
  identifiers: [{scheme: 'ISBN', value: ISBN}], publicationDate: '1851', accessibility: {accessMode: ['textual', 'visual']},
  subjects: Array.from({length: 30}, (_, i) => ({text: `keyword ${i}`})), wordCount: 211744,
};
const source = {source: 'feed', plugin: 'onix', origin: 'PublishingDate', confidence: 1, at: AT};
const provenance = {publicationDate: [
  {value: '1851', text: '1851', counts: true, ...source},
  {value: '1850', text: '1850', counts: false, ...source, source: 'file', plugin: 'epub', confidence: 0.5, agrees: false, supersededBy: {source: 'feed', plugin: 'onix', at: AT}},
]};
const conflicts = [{code: 'BND-META-001', severity: 'warning', source: 'metadata', message: 'OPF says 1850, ONIX says 1851', remedy: 'settle it', location: {path: ''}}];
let version = 1;
const edits = [];

/** [status, json] for what is asked of the book; undefined if it is about something else. */
export function bookAnswer(request, pathname, body, problem) {
  const [, name, metadataOnly, what = ''] = /^\/api\/v1\/books\/([^/]+)(\/metadata)?(?:\/(\w+))?$/.exec(pathname) ?? [];
  if (!name) return undefined;
  if (!BOOK.startsWith(name) && name !== ISBN) return problem(404, `there is no book ${name}`);
  if (!metadataOnly) return [200, {id: BOOK, publisher: 'acme', identifier: `isbn:${ISBN}`, version, revisions: [{revision: 1}], metadata}];
  if (request.method === 'GET') return [200, {'': metadata, provenance, conflicts: {conflicts}, history: {edits: [...edits].reverse()}}[what]];
  if (request.headers['if-match'] && request.headers['if-match'] !== `"${version}"`) return problem(412, 'the book has changed');
  const before = {};
  const after = {};
  if (what === 'undo') {
    if (!edits.length) return problem(422, 'there is nothing to undo');
    Object.assign(before, edits.at(-1).after);
    Object.assign(after, edits.at(-1).before);
  } else {
    for (const assignment of JSON.parse(body).assignments) {
      const [, field, value] = /^(\w+)=(.*)$/.exec(assignment) ?? [];
      if (!field) return problem(422, `"${assignment}" is not FIELD=VALUE`);
      if (metadata[field] !== undefined) before[field] = metadata[field];
      after[field] = value;
    }
  }
  Object.assign(metadata, after);
  version++;
  edits.push({number: edits.length + 1, actor: request.headers['bindery-actor'], at: AT, fields: Object.keys(after), before, after, undoes: what === 'undo' ? edits.length : null, undone: false});
  return [200, edits.at(-1)];
}
