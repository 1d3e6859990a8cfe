import {existsSync, readFileSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';

const MARK = '[redacted]';
const SHORTEST = 6;
const TELLING = '[A-Za-z0-9_.-]*(?:pass(?:word|wd|phrase|wort)?|secret|token|credential|api[-_.]?key|access[-_.]?key|private[-_.]?key)[A-Za-z0-9_.-]*';
const SETTING = new RegExp(`^([ \\t]*"?${TELLING}"?[ \\t]*[:=][ \\t]*)(.+)$`, 'gim');
const XML = new RegExp(`(name\\s*=\\s*"${TELLING}"[^>]*>)([^<]+)`, 'gi');
const ATTRIBUTE = new RegExp(`(\\b${TELLING}\\s*=\\s*")([^"]+)`, 'gi');
const ADDRESS = /(\b[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:)([^/\s@]+)(@)/gi;
const QUERY = new RegExp(`([?&;]${TELLING}=)([^&\\s;"']+)`, 'gi');
const BEARER = /(\b(?:Bearer|Basic)\s+)([A-Za-z0-9._~+/=-]{8,})/g;

/** Takes secrets out of text: by what they are called, and by their very values wherever these stand. */
export class Redactor {
  #values;

  /** @param values secrets that are known; those that are too short to be one are of no account */
  constructor(values = []) {
    this.#values = [...new Set(values.map((it) => it.trim()).filter((it) => it.length >= SHORTEST && it !== MARK))]
      .sort((a, b) => b.length - a.length);
  }

  /** The text of a setting's file without the values of those settings whose name tells that they are secret. */
  settings(text) {
    const clean = text.replace(SETTING, (all, name, value) => (value.trim() ? `${name}${MARK}` : all)).replace(XML, `$1${MARK}`).replace(ATTRIBUTE, `$1${MARK}`);
    return this.text(clean);
  }

  /** The text without any value that is known, and without what stands where a login or a token stands. */
  text(text) {
    let clean = text.replace(ADDRESS, `$1${MARK}$3`).replace(QUERY, `$1${MARK}`).replace(BEARER, `$1${MARK}`);
    for (const value of this.#values) clean = clean.replaceAll(value, MARK);
    return clean;
  }
}

/** Every secret that lies in the data folder: the files of secrets/, and what the settings hold. */
export function knownSecrets(place, settingsFolders) {
  const values = filesBelow(place.secrets).flatMap((file) => readFileSync(file, 'utf8').split('\n').filter((line) => !/^-----|^ssh-/.test(line)));
  const publicKeys = filesBelow(place.secrets).filter((file) => file.endsWith('.pub')).flatMap((file) => readFileSync(file, 'utf8').split(' '));
  for (const file of settingsFolders.flatMap(filesBelow)) {
    const text = readFileSync(file, 'utf8');
    for (const pattern of [SETTING, XML, ATTRIBUTE]) for (const match of text.matchAll(pattern)) values.push(match[2].replace(/^["']|["',]*$/g, ''));
    for (const match of text.matchAll(/\{CRYPT\}[^,\s]+/g)) values.push(match[0]);
  }
  // "true" or a path is no secret, whatever its setting is called
  return [...values, ...publicKeys].filter((it) => !/^(true|false|none|null|[0-9]+|\$\{.*|.*\/secrets\/.*)$/.test(it.trim()));
}

/** All files of a folder and below it; none if there is no such folder. */
export function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stat = statSync(path, {throwIfNoEntry: false});
    if (!stat) return [];
    return stat.isDirectory() ? filesBelow(path) : [path];
  });
}
