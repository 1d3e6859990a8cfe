import {createHash} from 'node:crypto';
import {Problem} from '../problem.mjs';
import {entries} from './tar.mjs';

const FORMAT = 1;
const PARTS = ['manifest.json', 'database', 'blobs', 'secrets', 'etc', 'deploy', 'inbox', 'worker-id', 'PROBLEMS'];
const BLOB = /^blobs\/([0-9a-f]{2})\/([0-9a-f]{2})\/(\1\2[0-9a-f]{60})$/;

/**
 * Reads a whole backup and compares every entry with its sum. `keep(name)`, if given, gives where an entry's bytes go:
 * {write(part), close()}. Resolves to {manifest, entries, bytes, problems}.
 */
export async function check(stream, {keep, onBytes = () => {}} = {}) {
  const sums = new Map();
  const seen = {manifest: undefined, entries: 0, blobs: 0, bytes: 0, problems: []};
  let complete = false;
  for await (const entry of entries(stream)) {
    if (complete) throw damaged('something follows its end');
    if (entry.name === 'SHA256SUMS') {
      await compare(entry.content, sums, seen);
      complete = true;
      continue;
    }
    if (!seen.manifest && entry.name !== 'manifest.json') throw notABackup();
    checkName(entry.name);
    const {sha256, small} = await read(entry, await keep?.(entry.name), onBytes);
    seen.entries++;
    seen.bytes += entry.size;
    const blob = BLOB.exec(entry.name);
    if (blob) {
      // its name says its sum; there are too many of them to remember
      if (blob[3] !== sha256) throw damaged(`${entry.name} is not what it was`);
      seen.blobs++;
    } else sums.set(entry.name, sha256);
    if (entry.name === 'manifest.json') seen.manifest = readManifest(small);
    if (entry.name === 'PROBLEMS') seen.problems = small.toString('utf8').split('\n');
  }
  if (!seen.manifest) throw notABackup();
  if (!complete) throw damaged('its end is missing');
  return seen;
}

const damaged = (why) => new Problem(`the backup is damaged: ${why}`, 'take another copy of it');
const notABackup = () => new Problem('this is no backup of Bindery', 'name a file that ./bindery backup has made');

function readManifest(bytes) {
  let manifest;
  try {
    manifest = JSON.parse(bytes);
  } catch {
    throw notABackup();
  }
  if (manifest.format !== 'bindery-backup') throw notABackup();
  if (manifest.formatVersion !== FORMAT) {
    throw new Problem(`the backup is of format ${manifest.formatVersion}, and this version reads format ${FORMAT}`,
      'restore it with the Bindery that made it, or a later one');
  }
  return manifest;
}

/** Nothing may be written anywhere but where a backup's parts belong. */
function checkName(name) {
  const steps = name.split('/');
  const strange = name.includes('\0') || steps.some((step) => step === '' || step === '.' || step === '..');
  if (strange || !PARTS.includes(steps[0])) throw damaged(`it holds ${JSON.stringify(name)}, which does not belong there`);
}

async function read(entry, target, onBytes) {
  const digest = createHash('sha256');
  const wanted = entry.name === 'manifest.json' || entry.name === 'PROBLEMS';
  const small = [];
  try {
    for await (const part of entry.content) {
      digest.update(part);
      if (wanted) small.push(part);
      await target?.write(part);
      onBytes(part.length);
    }
  } finally {
    await target?.close();
  }
  return {sha256: digest.digest('hex'), small: Buffer.concat(small)};
}

/** The sums must name all that was there, and nothing else. */
async function compare(content, sums, seen) {
  let blobs = 0;
  for await (const line of lines(content)) {
    const [, escaped, sha256, written] = /^(\\?)([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (!sha256) throw damaged('its sums are not well formed');
    const name = escaped ? written.replace(/\\([nr\\])/g, (_, c) => ({n: '\n', r: '\r', '\\': '\\'})[c]) : written;
    if (BLOB.test(name)) {
      blobs++;
      continue;
    }
    if (sums.get(name) !== sha256) throw damaged(`${name} is not what it was`);
    sums.delete(name);
  }
  if (sums.size || blobs !== seen.blobs) throw damaged('its sums do not name what it holds');
}

async function* lines(content) {
  let rest = Buffer.alloc(0);
  for await (const part of content) {
    rest = Buffer.concat([rest, part]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield rest.subarray(0, end).toString('utf8');
      rest = rest.subarray(end + 1);
    }
  }
  if (rest.length) yield rest.toString('utf8');
}
