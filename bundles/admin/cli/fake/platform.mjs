// A small stand-in for the platform: real HTTP, jobs kept over a restart, an outcome chosen by the file's name.
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {join} from 'node:path';
import {bookAnswer} from './library.mjs';

const home = process.env.BINDERY_HOME;
const store = join(home, 'fake-jobs.json');
const state = existsSync(store) ? JSON.parse(readFileSync(store, 'utf8')) : {jobs: [], keys: {}, refused: 0};
const save = () => writeFileSync(store, JSON.stringify(state));
mkdirSync(join(home, 'secrets'), {recursive: true});
writeFileSync(join(home, 'secrets', 'api-token'), 'token\n');
writeFileSync(join(home, 'secrets', 'admin-password'), 'open-sesame\n');
mkdirSync(join(home, 'log'), {recursive: true});
writeFileSync(join(home, 'secrets', 'metrics-token'), 'metrics-secret\n');
writeFileSync(join(home, 'log', 'karaf.log'), 'first line\nsecond line\n');
const entry = (message, more) => `${JSON.stringify({'@timestamp': '2026-01-02T03:04:05.000Z', 'log.level': 'INFO', message, ...more})}\n`;
writeFileSync(join(home, 'log', 'bindery.json.1'), entry('validated \u001b[31m', {'bindery.job.id': '0190aaaa-1', 'bindery.step.name': 'validate', 'bindery.plugin.name': 'epub'}));
writeFileSync(join(home, 'log', 'bindery.json'), entry('another', {'bindery.job.id': '0190bbbb-1'})
  + entry('failed', {'bindery.job.id': '0190aaaa-1', 'error.stack_trace': 'java.lang.Error: token open-sesame\n\tat A.b\n'}) + '{"torn');

const AT = '2026-01-02T03:04:05Z';
const FINDING = {
  code: 'RSC-005', severity: 'error', source: 'epubcheck', message: 'element "p" not allowed \u001b[31mhere',
  remedy: 'move it', location: {path: 'EPUB/a.xhtml', line: 3, column: 7},
};

const PAPER = Buffer.from('%PDF-1.7 paper');
const PAPER_HASH = createHash('sha256').update(PAPER).digest('hex');

function newJob(fileName, publisher, body) {
  const n = String(state.jobs.length + 1).padStart(4, '0');
  return {
    id: `0190aaaa-bbbb-7ccc-8${n.slice(1)}-000000000000`, state: 'QUEUED', fileName, publisher, mediaType: 'application/epub+zip',
    sizeBytes: body.length, sha256: createHash('sha256').update(body).digest('hex'), createdAt: AT, updatedAt: AT, attempts: 1,
    steps: [{name: 'validate', plugin: 'epub', state: 'RUNNING', startedAt: AT, durationMs: 0, attempt: 1}],
    failure: null, duplicateOf: null, bookId: null, revision: 0, waitingFor: '', dueAt: AT, looks: 0,
  };
}

/** A job comes to its end when it has been looked at twice. */
function age(job) {
  if (job.state !== 'QUEUED' && job.state !== 'RUNNING') return;
  job.looks++;
  if (job.fileName.startsWith('wait')) job.waitingFor = 'a plugin for application/epub+zip';
  else if (job.looks < (job.fileName.startsWith('slow') ? 12 : 2)) job.state = 'RUNNING';
  else if (job.fileName.startsWith('bad')) {
    job.state = 'REJECTED';
    job.failure = {code: 'BND-EPUB-001', message: 'the book has 1 error', remedy: 'mend what the findings name'};
  } else job.state = 'SUCCEEDED';
  save();
}

/** A book whose name begins with "paper" is made into PDF, and could not be made into AZW3. */
function renditions(job) {
  if (!job.fileName.startsWith('paper') || job.state !== 'SUCCEEDED') return [];
  const one = {words: null, recall: null, note: '', failure: null, findings: [], at: AT, converterVersion: '1.0', sizeBytes: 0, sha256: null};
  return [
    {...one, format: 'pdf', mediaType: 'application/pdf', state: 'MADE', converter: 'printer', sha256: PAPER_HASH, sizeBytes: PAPER.length, words: 1000, recall: 0.9951},
    {...one, format: 'azw3', mediaType: 'application/x', state: 'NOT_AVAILABLE', converter: '', findings: [{...FINDING, message: 'no calibre'}],
      failure: {code: 'BND-X-1', message: 'no calibre', remedy: 'apt-get install calibre'}},
  ];
}

const files = (job) => [
  {format: 'epub', mediaType: 'application/epub+zip', fileName: job.fileName, sha256: job.sha256, sizeBytes: job.sizeBytes, original: true},
  ...renditions(job).filter((it) => it.sha256).map((it) => ({...it, fileName: '../.evil\u001b.pdf', original: false})),
];

const report = (job) => ({
  ...job, renditions: renditions(job), findings: job.state === 'REJECTED' ? [FINDING] : [], metadata: {title: `Title of ${job.fileName}`}, provenance: {},
  progress: null, history: [{at: AT, type: 'received', state: 'RECEIVED', step: '', plugin: '', actor: 'api', detail: ''}],
});

const problem = (status, detail) => [status, {status, title: 'no', detail, code: `X-${status}`, remedy: `remedy for ${status}`}];

function submit(request, url, body) {
  const fileName = url.searchParams.get('fileName');
  if (fileName.startsWith('busy') && state.refused++ < 2) return [...problem(429, 'too many jobs'), {'retry-after': '0'}];
  if (fileName.startsWith('refused')) return problem(422, 'not acceptable');
  const sha256 = createHash('sha256').update(body).digest('hex');
  if (request.headers['x-sha256'] !== sha256) return problem(422, 'hash differs');
  const key = request.headers['idempotency-key'];
  const known = state.jobs.find((job) => job.id === state.keys[key]);
  if (known) return [200, known];
  const job = newJob(fileName, url.searchParams.get('publisher'), body);
  job.duplicateOf = state.jobs.find((it) => it.sha256 === job.sha256)?.id ?? null;
  state.jobs.push(job);
  state.keys[key] = job.id;
  save();
  return [201, job];
}

function list(url) {
  const states = url.searchParams.get('state')?.toUpperCase().split(',');
  const before = url.searchParams.get('before');
  const limit = Number(url.searchParams.get('limit') ?? 50);
  state.jobs.forEach(age);
  const some = state.jobs.filter((job) => (!states || states.includes(job.state)) && (!before || job.id < before));
  const page = [...some].reverse().slice(0, limit);
  const full = url.searchParams.get('full') === 'true';
  return [200, {jobs: full ? page.map(report) : page, next: page.length < limit ? null : page.at(-1).id}];
}

/** Sends the archive that FAKE_BACKUP names; breaks off after so many bytes as FAKE_BACKUP_CUT says. */
function sendBackup(response) {
  const archive = readFileSync(process.env.FAKE_BACKUP);
  response.writeHead(200, {'content-type': 'application/x-tar', 'bindery-backup-size': String(archive.length)});
  if (!process.env.FAKE_BACKUP_CUT) return response.end(archive);
  return response.write(archive.subarray(0, Number(process.env.FAKE_BACKUP_CUT)), () => response.destroy());
}

const cleared = (what, url) => [200, {
  applied: url.searchParams.get('apply') === 'true', notes: [],
  lines: [{what, rule: `not sent for ${url.searchParams.get('olderThan') ?? 'P1D'}`, count: 3, bytes: 2048}],
}];

function sick(breaker) {
  return {
    name: 'sick', version: '1', kind: 'MetadataEnricher', state: 'active', handles: [], calls: 9, failures: 9, abandonedCalls: 0,
    breaker, breakerSince: AT, retryAt: breaker === 'open' ? AT : null, lastFailure: 'threw \u001b[31mup', lastFailureAt: AT, threadsLeft: 2,
  };
}

/** The enricher "mood" lacks each book that it has not been sent to; one a call. A book whose name begins with "held" is under way. */
function enrichment(request, name, body) {
  if (name !== 'mood') return problem(404, `there is no enricher ${name}; there are mood`);
  const {scope, after} = request.method === 'POST' ? JSON.parse(body) : {};
  const books = state.jobs.filter((job) => job.state === 'SUCCEEDED' && (scope === 'ALL' || !job.enriched) && !(job.id <= after));
  if (request.method === 'GET') return [200, {plugin: name, missing: books.length}];
  const [job] = books;
  const next = books.length > 1 ? job.id : null;
  if (!job) return [200, {jobs: [], skipped: [], next}];
  if (job.fileName.startsWith('held')) return [200, {jobs: [], skipped: [{bookId: job.id, reason: 'its job is QUEUED'}], next}];
  Object.assign(job, {enriched: true, state: 'QUEUED', looks: 0});
  return [200, {jobs: [job.id], skipped: [], next}];
}

function answer(request, url, body) {
  const {pathname} = url;
  if (pathname === '/health/ready') return [200, {status: 'ready', parts: {}}];
  if (pathname === '/metrics') return request.headers.authorization === 'Bearer metrics-secret' ? [200, {fake_metrics: 1}] : problem(401, 'no token');
  if (request.headers.authorization !== 'Bearer token') return problem(401, 'no token');
  if (pathname === '/api/v1/jobs') return request.method === 'POST' ? submit(request, url, body) : list(url);
  if (pathname === '/api/v1/status') return [200, {version: '9.9.9', startedAt: AT, uptimeMs: 61_000, counts: {QUEUED: 0, SUCCEEDED: 2}}];
  if (pathname === '/api/v1/plugins') return [200, {plugins: [{name: 'epub', version: '1', kind: 'FormatHandler', state: 'active', handles: [], calls: 1, failures: 0}, sick('open')]}];
  if (pathname === '/api/v1/plugins/sick/reset') return [200, {plugins: [sick('closed')]}];
  const [, enricher] = /^\/api\/v1\/plugins\/([^/]+)\/enrichment$/.exec(pathname) ?? [];
  if (enricher) return enrichment(request, enricher, body);
  if (pathname === '/api/v1/doctor') return [200, {checks: [{name: 'database', healthy: false, detail: 'no answer', remedy: 'start it'}]}];
  if (pathname === '/api/v1/formats') {
    return [200, {formats: [{format: 'epub', mediaType: 'application/epub+zip', recognised: true, validated: 'epub', metadata: 'epub', text: '',
      convertedTo: [{format: 'pdf', mediaType: 'application/pdf', converters: ['printer', 'calibre']}]}]}];
  }
  if (pathname === '/api/v1/gc') return cleared('unreferenced bytes', url);
  if (pathname === '/api/v1/retention') return cleared('jobs REJECTED', url);
  const ofBook = bookAnswer(request, pathname, body, problem);
  if (ofBook) return ofBook;
  const [, id, action] = /^\/api\/v1\/jobs\/([^/]+)(?:\/(\w+))?$/.exec(pathname) ?? [];
  const job = id && state.jobs.find((it) => it.id.startsWith(id));
  if (!job) return problem(404, `there is no job ${id}`);
  if (action === 'files') return [200, {files: files(job)}];
  if (action === 'replay') return job.state === 'SUCCEEDED' ? problem(409, 'it succeeded') : [200, Object.assign(job, {state: 'QUEUED', looks: 0})];
  if (action === 'cancel') return [200, Object.assign(job, {state: 'CANCELLED'})];
  return [200, report(job)];
}

createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const url = new URL(request.url, 'http://x');
  if (url.pathname === '/api/v1/backup') return sendBackup(response);
  if (/^\/api\/v1\/jobs\/[^/]+\/files\/pdf$/.test(url.pathname)) return response.end(process.env.FAKE_TORN ? PAPER.subarray(0, 5) : PAPER);
  const [status, json, headers] = answer(request, url, Buffer.concat(parts));
  return response.writeHead(status, {'content-type': 'application/json', ...headers}).end(JSON.stringify(json));
}).listen(Number(process.env.BINDERY_HTTP_PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
