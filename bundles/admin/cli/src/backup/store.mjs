import {
  closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync, writeSync,
} from 'node:fs';
import {dirname, join} from 'node:path';
import {Problem} from '../problem.mjs';

/** All that a data folder loses its identity with; logs and working files stay where they are. */
const PARTS = ['blobs', 'postgres', 'secrets', 'etc', 'deploy', 'inbox', 'worker-id'];

/** Which parts were there before a restore; lies in the folder to which these were moved. */
const RECORD = 'replaced.json';

/** Whether a restore has been begun and not ended. The platform looks for the same. */
export const unfinished = (place) =>
  existsSync(join(place.home, 'restore')) && !existsSync(join(place.home, 'restore', 'manifest.json'));

/** The parts of the data folder that hold something. */
export function present(place) {
  return [...PARTS, 'restore'].filter((part) => holdsSomething(join(place.home, part)));
}

function holdsSomething(path) {
  try {
    return readdirSync(path, {withFileTypes: true}).some((it) => !it.isDirectory() || holdsSomething(join(path, it.name)));
  } catch (e) {
    return e.code === 'ENOTDIR';
  }
}

/** Where the entries of a backup are put first; gives {folder, keep, discard}. */
export function staging(place) {
  for (const name of folders(place, 'restoring-')) rmSync(join(place.home, name), {recursive: true, force: true});
  const folder = join(place.home, `restoring-${process.pid}`);
  mkdirSync(folder, {recursive: true, mode: 0o700});
  const made = new Set();
  return {
    folder,
    discard: () => rmSync(folder, {recursive: true, force: true}),
    keep(name) {
      const file = join(folder, name);
      if (!made.has(dirname(file))) {
        mkdirSync(dirname(file), {recursive: true, mode: 0o700});
        made.add(dirname(file));
      }
      // stored bytes never change
      const fd = openSync(file, 'wx', name.startsWith('blobs/') ? 0o400 : 0o600);
      return {
        write(part) {
          for (let at = 0; at < part.length; ) at += writeSync(fd, part, at);
        },
        close() {
          fsyncSync(fd);
          closeSync(fd);
        },
      };
    },
  };
}

/**
 * Puts a staged backup into its place. What was there is moved to a folder beside it. From the first move to the last, the folder
 * restore/ without a manifest says that it is not whole; another one then goes on with the same folder, so that it never takes
 * half a restore for what was there. Gives where the old is; undefined if there was nothing.
 */
export function putInPlace(place, folder, manifest) {
  const restore = openMark(place);
  const mark = join(restore, 'set-aside');
  if (!existsSync(mark)) writeSafely(mark, `before-restore-${new Date().toISOString().replace(/[:.]/g, '-')}`);
  const aside = join(place.home, readFileSync(mark, 'utf8'));
  mkdirSync(aside, {recursive: true, mode: 0o700});
  // what the backup does not hold, such as secrets, stays; the database always goes, for the backup's is loaded anew
  for (const part of PARTS) if (part === 'postgres' || manifest.parts.includes(part)) setAside(place, aside, part);
  sync(aside);
  for (const part of PARTS) if (existsSync(join(folder, part))) renameSync(join(folder, part), join(place.home, part));
  rmSync(join(restore, 'database'), {recursive: true, force: true});
  renameSync(join(folder, 'database'), join(restore, 'database'));
  sync(restore);
  sync(place.home);
  renameSync(join(folder, 'manifest.json'), join(restore, 'manifest.json'));
  rmSync(mark);
  sync(restore);
  rmSync(folder, {recursive: true, force: true});
  if (Object.values(readRecord(aside)).some(Boolean)) return aside;
  rmSync(aside, {recursive: true, force: true});
  return undefined;
}

/** Moves a part away, or deletes what a restore that was cut short has put there. */
function setAside(place, aside, part) {
  const here = join(place.home, part);
  const record = readRecord(aside);
  if (!(part in record)) writeSafely(join(aside, RECORD), JSON.stringify({...record, [part]: existsSync(here)}));
  const original = readRecord(aside)[part] && !existsSync(join(aside, part));
  if (!existsSync(here)) return;
  if (original) renameSync(here, join(aside, part));
  else rmSync(here, {recursive: true, force: true});
}

/** Takes the last restore back: what was there before it is there again, and what it brought lies beside. */
export function undo(place) {
  const name = folders(place, 'before-restore-').at(-1);
  if (!name) throw new Problem(`there is no restore to undo in ${place.home}`, 'a restore into an empty folder has nothing to go back to');
  const restore = openMark(place);
  const before = join(place.home, name);
  const aside = join(place.home, name.replace('before-restore', 'undone-restore'));
  mkdirSync(aside, {recursive: true, mode: 0o700});
  for (const [part, wasThere] of Object.entries(readRecord(before))) {
    const here = join(place.home, part);
    if (wasThere && !existsSync(join(before, part))) continue; // never moved, or back already
    if (existsSync(here)) renameSync(here, join(aside, part));
    if (wasThere) renameSync(join(before, part), here);
  }
  sync(place.home);
  rmSync(before, {recursive: true, force: true});
  rmSync(restore, {recursive: true, force: true});
  return {restored: before, aside: readdirSync(aside).length ? aside : void rmSync(aside, {recursive: true})};
}

/** The folder restore/, which without its manifest says that something is not whole. */
function openMark(place) {
  const restore = join(place.home, 'restore');
  rmSync(join(restore, 'manifest.json'), {force: true});
  mkdirSync(restore, {recursive: true, mode: 0o700});
  sync(place.home);
  return restore;
}

const readRecord = (aside) => (existsSync(join(aside, RECORD)) ? JSON.parse(readFileSync(join(aside, RECORD), 'utf8')) : {});

function writeSafely(file, text) {
  writeFileSync(`${file}.new`, text, {flush: true});
  renameSync(`${file}.new`, file);
}

const folders = (place, prefix) =>
  existsSync(place.home) ? readdirSync(place.home).filter((name) => name.startsWith(prefix)).sort() : [];

/** Sees to it that a folder's entries survive a loss of power. */
export function sync(folder) {
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
