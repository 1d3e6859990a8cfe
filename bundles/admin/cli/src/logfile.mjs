import {closeSync, existsSync, fstatSync, openSync, readSync, statSync} from 'node:fs';
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

/** Hands on what is written to a file from now on, also after the file was rotated; ends when `signal` does. */
export async function follow(file, write, signal) {
  let position = existsSync(file) ? statSync(file).size : 0;
  let inode = existsSync(file) ? statSync(file).ino : 0;
  while (!signal?.aborted) {
    await sleep(300, undefined, {signal}).catch(() => {});
    if (!existsSync(file)) continue;
    const stat = statSync(file);
    if (stat.ino !== inode || stat.size < position) [position, inode] = [0, stat.ino];
    if (stat.size > position) {
      const fd = openSync(file, 'r');
      const buffer = Buffer.alloc(Math.min(stat.size - position, 1 << 20));
      position += readSync(fd, buffer, 0, buffer.length, position);
      closeSync(fd);
      write(buffer);
    }
  }
}
