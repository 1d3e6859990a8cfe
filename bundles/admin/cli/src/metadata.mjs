import {cut, plain, styleOf} from './style.mjs';
import {findingLines} from './report.mjs';

const WIDTH = 22;
const LONGEST = 300;
const VALUES_SHOWN = 12;
// Said by title, language and creators already.
const REPEATED = ['languages'];

/** What is known of a book: a line for each value. */
export function bookLines({id, publisher, version, revisions, metadata}, paint) {
  const lines = [paint('bold', plain(metadata.title ?? 'No title is known'))];
  lines.push(...field('book', [`${id}, version ${version}, revision ${revisions.length}, of ${publisher}`], paint));
  for (const [name, value] of Object.entries(metadata)) {
    if (name === 'title' || (name === 'titles' && value.length < 2) || (REPEATED.includes(name) && value.length < 2)) continue;
    lines.push(...field(name, texts(value), paint));
  }
  if (lines.length === 2) lines.push('  nothing is known of it');
  return lines;
}

function field(name, values, paint) {
  const shown = values.length > VALUES_SHOWN ? [...values.slice(0, VALUES_SHOWN), `… and ${values.length - VALUES_SHOWN} more (--json shows all)`] : values;
  return shown.map((text, i) => `  ${paint('dim', (i ? '' : plain(name)).padEnd(WIDTH))}${cut(plain(text), LONGEST)}`);
}

/** A value as lines: lists one a line, objects in one line each. */
function texts(value) {
  if (Array.isArray(value)) return value.map(text);
  if (value && typeof value === 'object' && Object.values(value).every(Array.isArray)) {
    return Object.entries(value).map(([name, all]) => `${name}: ${all.map(text).join(', ')}`);
  }
  return [text(value)];
}

function text(value) {
  if (Array.isArray(value)) return value.map(text).join(', ');
  if (value === null || typeof value !== 'object') return String(value);
  const {name, text: words, value: plainValue, role, scheme, code, ...rest} = value;
  const head = name ?? words ?? (plainValue === undefined ? undefined : text(plainValue));
  const before = [scheme, code === head ? undefined : code].filter(Boolean).join(':');
  const after = [role, ...Object.entries(rest).map(([key, it]) => (it === true ? key : `${key} ${text(it)}`))].filter(Boolean).join(', ');
  return [before && `${before} `, head, after && (head ? ` (${after})` : after)].filter(Boolean).join('');
}

/** What each source says, field by field: first what counts. */
export function provenanceLines(fields, paint) {
  const lines = [];
  for (const [name, all] of Object.entries(fields)) {
    lines.push(paint('bold', plain(name)));
    const shown = all.slice(0, 2 * VALUES_SHOWN);
    for (const it of shown) lines.push(...sourceLines(it, paint));
    if (all.length > shown.length) lines.push(`    … and ${all.length - shown.length} more (--json shows all)`);
  }
  return lines.length ? lines : ['No source says anything of it'];
}

function sourceLines(it, paint) {
  const value = it.value === null ? '(there is none)' : cut(plain(it.text ?? text(it.value)), LONGEST);
  const mark = it.counts ? paint('green', '*') : ' ';
  const sure = it.confidence !== undefined && it.confidence < 1 ? `, ${Math.round(it.confidence * 100)} % sure` : '';
  const from = `${plain(it.source)}: ${plain(it.plugin)}${it.origin ? `, ${plain(it.origin)}` : ''}${sure}, ${plain(it.at)}`;
  const loses = it.counts ? '' : it.agrees ? '  agrees' : `  does not count, for ${plain(it.supersededBy.plugin)} does`;
  return [`  ${mark} ${it.counts ? value : paint('dim', value)}`, `      ${paint('dim', from)}${loses}`];
}

/** Where the sources disagree. */
export function conflictLines({conflicts}, paint) {
  return conflicts.length ? conflicts.flatMap((it) => findingLines(it, paint, '')) : ['The sources agree'];
}

/** Who edited what. */
export function historyLines({edits}, paint) {
  return edits.length ? edits.flatMap((it) => editLines(it, paint)) : ['Nobody has edited it'];
}

/** One edit: what was there, and what is there now. */
export function editLines(edit, paint) {
  const what = edit.undoes ? `undid edit ${edit.undoes}` : 'edited';
  const lines = [`${paint('bold', `#${edit.number}`)} ${plain(edit.at)} ${plain(edit.actor)} ${what}${edit.undone ? paint(styleOf('warning'), '  (undone)') : ''}`];
  const names = [...new Set([...Object.keys(edit.before), ...Object.keys(edit.after)])];
  for (const name of names) {
    const before = side(edit.before[name]);
    const after = side(edit.after[name]);
    if (before !== after) lines.push(`  ${paint('dim', plain(name).padEnd(WIDTH))}${before} -> ${after}`);
  }
  if (lines.length === 1) lines.push(`  ${edit.fields.map(plain).join(', ')}: the same values, now by another source`);
  return lines;
}

const side = (value) => (value === undefined ? '(nothing)' : cut(plain(texts(value).join('; ')), LONGEST / 2));
