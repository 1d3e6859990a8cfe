// An EPUB printed as a PDF in process, warm, against one fresh ebook-convert of calibre.
import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {java} from './java.mjs';
import {CORPUS} from './platform.mjs';
import {line, round, seconds, table} from './report.mjs';

const PASSES = Number(process.env.PASSES || 6); // the first are cold

export async function print() {
  const book = process.env.BOOK || join(CORPUS, 'epub', 'books', 'moby-dick.epub');
  const folder = mkdtempSync(join(tmpdir(), 'bindery-print-'));
  try {
    const lines = java('io.bindery.benchmarks.PrintBook', [book, join(folder, 'ours.pdf'), String(PASSES)]).trim().split('\n');
    const [pages, bytes] = lines.pop().split(' ').map(Number);
    const passes = lines.map((pass) => pass.split(' ').map(Number));
    const cold = passes[0];
    const warm = passes.reduce((a, b) => (a[0] < b[0] ? a : b));
    const theirs = ebookConvert(book, join(folder, 'theirs.pdf'));
    const rows = [['way', 'wall s', 'CPU s', 'MB'],
      ['in process, first', round(cold[0]), round(cold[1]), ''],
      ['in process, warm', round(warm[0]), round(warm[1]), round(bytes / 1e6)]];
    if (theirs) rows.push(['ebook-convert', round(theirs.wall), round(theirs.cpu), round(theirs.bytes / 1e6)]);
    table(rows);
    line('print', {book: basename(book), pages, coldSeconds: round(cold[0]), warmSeconds: round(warm[0]), warmCpuSeconds: round(warm[1]),
      ...(theirs && {ebookConvertSeconds: round(theirs.wall), ebookConvertCpuSeconds: round(theirs.cpu),
        speedup: round(theirs.wall / warm[0]), cpuRatio: round(theirs.cpu / warm[1])})});
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** Runs calibre once; the shell's own count of CPU time has all its processes in it. */
function ebookConvert(from, to) {
  const env = {...process.env, QT_QPA_PLATFORM: 'offscreen', QTWEBENGINE_CHROMIUM_FLAGS: '--no-sandbox'};
  const start = seconds();
  const run = spawnSync('bash', ['-c', 'ebook-convert "$0" "$1" >/dev/null 2>&1; times', from, to], {env, encoding: 'utf8'});
  const wall = seconds() - start;
  if (!existsSync(to)) {
    console.log('ebook-convert made no PDF; is the package calibre installed?');
    return null;
  }
  const children = run.stdout.trim().split('\n').pop();
  const cpu = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, rest]) => sum + 60 * Number(minutes) + Number(rest), 0);
  return {wall, cpu, bytes: statSync(to).size};
}
