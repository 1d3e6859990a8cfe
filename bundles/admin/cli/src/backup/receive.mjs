import {once} from 'node:events';
import {createWriteStream, existsSync, linkSync, openSync, readdirSync, renameSync, rmSync} from 'node:fs';
import {basename, dirname, join, resolve} from 'node:path';
import {pipeline} from 'node:stream/promises';
import {Problem} from '../problem.mjs';
import {sync} from './store.mjs';

/** A file that gets its name when it is whole: {path, receive(stream), finish(), discard()}. */
export function draft(file, replace) {
  const path = resolve(file);
  const folder = dirname(path);
  if (!existsSync(folder)) throw new Problem(`there is no folder ${folder}`, 'make it, or name a file in another one');
  if (existsSync(path) && !replace) throw new Problem(`${file} is there already`, 'name another file, or add --force to replace it');
  clear(folder, basename(path));
  const part = join(folder, `${basename(path)}.part-${process.pid}`);
  const discard = () => rmSync(part, {force: true});
  return {
    path: part,
    discard,
    async receive(stream, onBytes) {
      // flush: all of it is on the disk when the stream has ended
      const out = createWriteStream(part, {fd: openSync(part, 'wx', 0o600), flush: true});
      stream.on('data', (bytes) => onBytes(bytes.length));
      await pipeline(stream, out);
      if (!out.closed) await once(out, 'close');
    },
    finish() {
      if (replace) renameSync(part, path);
      else {
        linkSync(part, path); // unlike a rename it never replaces what has come there meanwhile
        rmSync(part);
      }
      sync(folder);
    },
  };
}

/** Deletes what a backup to the same file has left that was killed. */
function clear(folder, name) {
  for (const file of readdirSync(folder)) {
    const pid = file.startsWith(`${name}.part-`) && Number(file.slice(name.length + 6));
    if (pid && !alive(pid)) rmSync(join(folder, file), {force: true});
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    return e.code === 'EPERM';
  }
}
