import {closeSync, createReadStream, existsSync, fstatSync, openSync, readSync, readdirSync, statSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {createInterface} from 'node:readline';
import {StringDecoder} from 'node:string_decoder';
import {setTimeout as sleep} from 'node:timers/promises';

const TAIL = 256 * 1024;

/** The last lines of a file; of a long one only its end is read. */
export function lastLines(file, count) {
  if (!existsSync(file)) return [];
  const fd = openSync(file, 'r');
  try {
    const {size} = fstatSync(fd);
    const length = Math.min(size, Math.max(TAIL, count * 300));
    const buffer = Buffer.alloc(length);
    readSync(fd, buffer, 0, length, size - length);
    const lines = buffer.toString('utf8').split('\n');
    if (lines.at(-1) === '') lines.pop();
    return lines.slice(-count);
  } finally {
    closeSync(fd);
  }
}

/** The last errors that the platform has written, for a person. */
export function errorsIn(place) {
  // what its script refuses comes before there is any log
  const refusals = lastLines(place.consoleLog, 3).filter((line) => line.startsWith('bindery: '));
  if (refusals.length) return refusals.map((line) => `  ${line.slice('bindery: '.length)}`).join('\n');
  const errors = lastLines(place.log, 400).filter((line) => / (ERROR|FATAL) /.test(line)).slice(-5);
  const found = errors.length ? errors : lastLines(place.consoleLog, 8);
  return found.map((line) => `  ${line}`).join('\n') || '  its log says nothing';
}

/** A log and what was rotated out of it, the oldest first. */
export function generations(file) {
  if (!existsSync(dirname(file))) return [];
  const name = basename(file);
  const isOne = (it) => it === name || (it.startsWith(`${name}.`) && /^[0-9]+$/.test(it.slice(name.length + 1)));
  return readdirSync(dirname(file)).filter(isOne).map((it) => join(dirname(file), it))
    .sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs || Number(a === file) - Number(b === file));
}

/** The last `count` of the lines that are wanted, out of a log and all its generations; in constant memory. */
export async function lastWanted(file, count, wanted) {
  const found = [];
  for (const generation of generations(file)) {
    for await (const line of createInterface({input: createReadStream(generation), crlfDelay: Infinity})) {
      if (wanted(line) && found.push(line) > count) found.shift();
    }
  }
  return found;
}

/** Hands on each line that is written to a file from now on, also after the file was rotated; ends when `signal` does. */
export async function follow(file, tell, signal) {
  let position = existsSync(file) ? statSync(file).size : 0;
  let inode = existsSync(file) ? statSync(file).ino : 0;
  let decoder = new StringDecoder('utf8');
  let rest = '';
  while (!signal?.aborted) {
    await sleep(300, undefined, {signal}).catch(() => {});
    if (!existsSync(file)) continue;
    const stat = statSync(file);
    if (stat.ino !== inode || stat.size < position) [position, inode, decoder, rest] = [0, stat.ino, new StringDecoder('utf8'), ''];
    if (stat.size > position) {
      const fd = openSync(file, 'r');
      const buffer = Buffer.alloc(Math.min(stat.size - position, 1 << 20));
      const read = readSync(fd, buffer, 0, buffer.length, position);
      closeSync(fd);
      position += read;
      const lines = (rest + decoder.write(buffer.subarray(0, read))).split('\n');
      rest = lines.pop();
      lines.forEach(tell);
    }
  }
}
