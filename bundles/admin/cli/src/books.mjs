import {closeSync, openSync, readSync, readdirSync, statSync} from 'node:fs';
import {basename, extname, join} from 'node:path';
import {UsageProblem} from './problem.mjs';

const SUFFIXES = new Set(['.epub', '.pdf', '.mobi', '.prc', '.azw', '.azw3', '.azw4', '.kfx', '.fb2', '.fbz', '.cbz', '.cbr', '.kepub', '.docx', '.odt']);

/** Whether the first bytes are those of a book: EPUB (EPUB OCF 3.3, section 4.3), PDF, or a Palm database with a MOBI. */
function looksLikeBook(file) {
  const head = Buffer.alloc(80);
  const fd = openSync(file, 'r');
  try {
    readSync(fd, head, 0, head.length, 0);
  } finally {
    closeSync(fd);
  }
  const at = (offset, text) => head.toString('latin1', offset, offset + text.length) === text;
  return at(0, '%PDF-') || at(60, 'BOOKMOBI') || (at(0, 'PK\x03\x04') && at(30, 'mimetypeapplication/epub+zip'));
}

// Markdown and HTML lie about in folders for many reasons: those are taken only when they are named.
const isBook = (file) => SUFFIXES.has(extname(file).toLowerCase()) || file.toLowerCase().endsWith('.fb2.zip') || looksLikeBook(file);

function* below(folder) {
  const entries = readdirSync(folder, {withFileTypes: true}).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    const stat = statSync(path, {throwIfNoEntry: false});
    if (stat?.isDirectory() && !entry.isSymbolicLink()) yield* below(path);
    else if (stat?.isFile()) yield path;
  }
}

/**
 * The books that these arguments name: {books, skipped}. A file that is named is taken whatever it is, and a folder's
 * files if they look like books.
 */
export function gather(paths) {
  const books = new Set();
  const skipped = [];
  for (const path of paths) {
    const stat = statSync(path, {throwIfNoEntry: false});
    if (!stat) throw new UsageProblem(`there is no file or folder ${path}`, 'check the path');
    if (!stat.isDirectory()) {
      books.add(path);
      continue;
    }
    for (const file of below(path)) {
      if (isBook(file)) books.add(file);
      else skipped.push(file);
    }
  }
  return {books: [...books], skipped};
}

/** "README.md, EXPECTED.tsv and 5 more" */
export function someNames(files, most = 3) {
  const names = files.slice(0, most).map((file) => basename(file)).join(', ');
  return files.length > most ? `${names} and ${files.length - most} more` : names;
}
