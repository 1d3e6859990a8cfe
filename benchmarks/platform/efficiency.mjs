// What the platform adds to the work itself: the EPUBs of the corpus, validated and read, by the whole platform, by a loop in one
// warm process, and by one fresh epubcheck process a book.
import {spawn} from 'node:child_process';
import {copyFileSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import {availableParallelism} from 'node:os';
import {basename, join} from 'node:path';
import {classpath, java} from './java.mjs';
import {CORPUS, Platform, inParallel} from './platform.mjs';
import {line, round, seconds, table} from './report.mjs';

const PASSES = 6; // all but the best warm up
const FRESH_EVERY = Number(process.env.FRESH_EVERY || 1); // a fresh process only for every so manieth book

export async function efficiency() {
  const platform = new Platform();
  try {
    const books = (await readdir(join(CORPUS, 'epub'), {recursive: true})).filter((name) => name.endsWith('.epub')).sort()
      .map((name) => join(CORPUS, 'epub', name));
    const folders = Array.from({length: PASSES}, (_, pass) => variants(books, join(platform.home, `pass-${pass}`), pass));
    const direct = java('io.bindery.benchmarks.DirectIngest', folders).trim().split('\n').map(Number);

    platform.up();
    const ingested = [];
    for (const folder of folders) {
      const start = seconds();
      const cpu = platform.cpuSeconds();
      platform.ingest(folder);
      ingested.push({wall: seconds() - start, cpu: platform.cpuSeconds() - cpu});
    }
    const start = seconds();
    const some = books.filter((_, n) => n % FRESH_EVERY === 0);
    await inParallel(availableParallelism(), some.length, (n) => fresh(some[n]));
    const cold = ((seconds() - start) * books.length) / some.length;

    const best = ingested.slice(1).reduce((a, b) => (a.cpu < b.cpu ? a : b));
    const directCpu = Math.min(...direct);
    table([
      ['way', 'CPU s', 'wall s'],
      ['the platform', round(best.cpu), round(best.wall)],
      ['the work alone in one warm process', round(directCpu), ''],
      [`an epubcheck process a book, ${availableParallelism()} at once`, '', round(cold)],
    ]);
    line('efficiency', {books: books.length, platformCpuSeconds: round(best.cpu), directCpuSeconds: round(directCpu),
      cpuRatio: round(best.cpu / directCpu, 2), platformSeconds: round(best.wall), coldSeconds: round(cold), coldBooks: some.length,
      speedup: round(cold / best.wall)});
  } finally {
    platform.dispose();
  }
}

/** The books with other bytes and the same content: a comment behind the archive, so that no answer is known already. */
function variants(books, folder, pass) {
  mkdirSync(folder, {recursive: true});
  books.forEach((book, n) => {
    const target = join(folder, `${n}-${basename(book)}`);
    const bytes = readFileSync(book);
    const end = bytes.length - 22;
    const plainEnd = end >= 0 && bytes.readUInt32LE(end) === 0x06054b50 && bytes.readUInt16LE(end + 20) === 0;
    if (!plainEnd) return copyFileSync(book, target); // no archive, or one with a comment: is refused at once anyhow
    const comment = Buffer.from(`pass ${pass}`);
    bytes.writeUInt16LE(comment.length, end + 20);
    writeFileSync(target, Buffer.concat([bytes, comment]));
  });
  return folder;
}

function fresh(book) {
  return new Promise((done) =>
    spawn('java', ['-cp', classpath(), 'com.adobe.epubcheck.tool.Checker', book, '--usage'], {stdio: 'ignore'}).on('close', done));
}
