import {bytes, cut, duration, plain, styleOf, table} from './style.mjs';

const SEVERITIES = ['fatal', 'error', 'warning', 'info', 'usage'];
const BAR = 30;
const FINDINGS_OF_A_FORMAT = 5;

/** A finding's place: path:line:column, as far as it is known. */
export function place(location) {
  const {path, line, column} = location ?? {};
  return plain([path, line, line && column].filter(Boolean).join(':'));
}

/** The short form of an id that is still likely to be unique: the whole time part of a UUID v7 and a bit of chance. */
export const shortId = (id) => (id.length > 18 ? id.slice(0, 18) : id);

/** A finding in two or three lines. */
export function findingLines(finding, paint, indent = '  ') {
  const where = place(finding.location);
  const lines = [`${indent}${paint(styleOf(finding.severity), finding.code)} ${where ? `${paint('bold', where)}  ` : ''}${plain(finding.message)}`];
  if (finding.remedy) lines.push(`${indent}  -> ${plain(finding.remedy)}`);
  return lines;
}

/** The findings that say most, the worst first. */
export function worst(findings, most) {
  return [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)).slice(0, most);
}

/** "2 errors, 1 warning" */
export function tally(findings) {
  const counts = SEVERITIES.map((severity) => [severity, findings.filter((it) => it.severity === severity).length]);
  const named = counts.filter(([, n]) => n).map(([severity, n]) => (n === 1 || ['info', 'usage'].includes(severity) ? `${n} ${severity}` : `${n} ${severity}s`));
  return named.join(', ') || 'no findings';
}

/** All about a job, for a person. */
export function reportLines(job, paint) {
  return [
    ...head(job, paint),
    ...section('Steps', timeline(job, paint), paint),
    ...section(`Findings: ${tally(job.findings)}`, findings(job.findings, paint), paint),
    ...section('Formats', renditions(job.renditions ?? [], paint), paint),
    ...section('Metadata', metadata(job.metadata, paint), paint),
    ...section('History', history(job.history, paint), paint),
  ];
}

function section(title, lines, paint) {
  return lines.length ? ['', paint('bold', title), ...lines] : [];
}

function head(job, paint) {
  const lines = [
    `${paint('bold', plain(job.fileName))}  ${paint(styleOf(job.state), job.state)}`,
    `  id         ${job.id}`,
    `  file       ${bytes(job.sizeBytes)}, ${job.mediaType}, sha256 ${job.sha256}`,
    `  publisher  ${job.publisher}`,
    `  taken      ${job.createdAt}, last change ${job.updatedAt}, ${job.attempts} attempt${job.attempts === 1 ? '' : 's'}`,
  ];
  if (job.duplicateOf) lines.push(`  duplicate  the same bytes came before, as job ${job.duplicateOf}`);
  if (job.bookId) lines.push(`  book       ${job.bookId}, revision ${job.revision}`);
  if (job.waitingFor) lines.push(`  waits for  ${paint('yellow', plain(job.waitingFor))}`);
  if (job.state === 'RETRYING') lines.push(`  due        ${job.dueAt}`);
  if (job.failure) {
    lines.push(`  ${paint('red', 'failure')}    ${job.failure.code}  ${plain(job.failure.message)}`);
    if (job.failure.remedy) lines.push(`             -> ${plain(job.failure.remedy)}`);
  }
  return lines;
}

/** Each step as a bar where and how long it lies in the time of all. */
function timeline(job, paint) {
  if (!job.steps.length) return [];
  const begins = job.steps.map((step) => Date.parse(step.startedAt));
  const ends = job.steps.map((step, i) => begins[i] + step.durationMs);
  const from = Math.min(...begins);
  const scale = BAR / Math.max(1, Math.max(...ends) - from);
  const rows = job.steps.map((step, i) => {
    const start = Math.min(BAR - 1, Math.floor((begins[i] - from) * scale));
    const length = Math.max(1, Math.min(BAR - start, Math.round(step.durationMs * scale)));
    const bar = `${' '.repeat(start)}${'━'.repeat(length)}`.padEnd(BAR);
    const attempt = step.attempt > 1 ? `attempt ${step.attempt}` : '';
    return [`  ${step.name}`, step.plugin || '-', {text: step.state, style: styleOf(step.state)}, duration(step.durationMs), bar, attempt];
  });
  return table(['  step', 'plugin', 'state', 'time', '', ''], rows, paint);
}

function findings(all, paint) {
  return SEVERITIES.flatMap((severity) => {
    const some = all.filter((finding) => finding.severity === severity);
    if (!some.length) return [];
    return [`  ${paint(styleOf(severity), severity)}`, ...some.flatMap((finding) => findingLines(finding, paint, '    '))];
  });
}

/** What was made of the book, how it was proved, and why the rest was not made. */
function renditions(all, paint) {
  return all.flatMap((it) => {
    const how = it.state === 'MADE' ? `${bytes(it.sizeBytes)}, by ${it.converter} ${it.converterVersion}, ${proof(it)}` : `${it.failure?.code ?? ''}  ${plain(it.failure?.message)}`;
    const lines = [`  ${paint('bold', it.format.padEnd(6))} ${paint(styleOf(it.state), it.state)}  ${how}`];
    if (it.failure?.remedy) lines.push(`         -> ${plain(it.failure.remedy)}`);
    const found = it.findings.filter((finding) => finding.message !== it.failure?.message);
    lines.push(...worst(found, FINDINGS_OF_A_FORMAT).flatMap((finding) => findingLines(finding, paint, '         ')));
    if (found.length > FINDINGS_OF_A_FORMAT) lines.push(`         … of ${tally(found)}`);
    return lines;
  });
}

const proof = (it) => (it.recall === null ? plain(it.note) : `${(it.recall * 100).toFixed(1)} % of ${it.words} words in order`);

/** The formats that a job went on without: "pdf, azw3"; empty if there are none. */
export const leftOut = (job) => (job.renditions ?? []).filter((it) => it.state !== 'MADE').map((it) => it.format).join(', ');

function metadata(values, paint) {
  const {contents, ...rest} = values ?? {};
  const lines = Object.entries(rest).flatMap(([name, value]) => {
    const texts = Array.isArray(value) ? value.map(said) : [said(value)];
    return texts.map((text, i) => `  ${paint('dim', (i ? '' : name).padEnd(16))} ${cut(plain(text), 140)}`);
  });
  if (contents) lines.push(`  ${paint('dim', 'contents'.padEnd(16))} ${contents.length} entries`);
  return lines;
}

function said(value) {
  if (value === null || typeof value !== 'object') return String(value);
  return Object.entries(value).map(([name, it]) => `${name}: ${Array.isArray(it) ? it.join(', ') : it}`).join(', ');
}

function history(events, paint) {
  return (events ?? []).map((event) => {
    const by = [event.step, event.plugin].filter(Boolean).join(' by ');
    return `  ${paint('dim', event.at)}  ${event.type}${by ? ` ${by}` : ''} → ${event.state}${event.detail ? `  ${plain(event.detail)}` : ''}  ${paint('dim', event.actor)}`;
  });
}
