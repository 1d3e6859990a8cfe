// Sentence vectors a second, by the model that comes with the product: descriptions of books, and passages as long as the model takes.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {java} from './java.mjs';
import {ROOT} from './platform.mjs';
import {line, round, table} from './report.mjs';

const PASSES = Number(process.env.PASSES || 3); // the first are cold
const BOOKS = 'bundles/enrichers/genre/src/test/resources/io/bindery/enrichers/genre/books.tsv';

export async function embeddings() {
  const folder = mkdtempSync(join(tmpdir(), 'bindery-embeddings-'));
  try {
    const blurbs = readFileSync(join(ROOT, BOOKS), 'utf8').split('\n').filter((book) => book && !book.startsWith('#')).map((book) => book.split('\t')[3]);
    const passages = Array.from({length: 40}, (_, i) => blurbs.slice(i * 6, i * 6 + 14).join(' ')); // some 1,800 characters each
    const rows = [['texts', 'threads', 'a second', 'CPU ms each', 'resident MB']];
    const figures = {};
    for (const [name, texts] of [['blurbs', blurbs], ['passages', passages]]) {
      writeFileSync(join(folder, name), texts.join('\n'));
      for (const threads of [1, 2]) {
        const lines = java('io.bindery.benchmarks.Embeddings', [join(folder, name), String(threads), String(PASSES)]).trim().split('\n');
        const [count, megabytes] = lines.pop().split(' ').map(Number);
        const first = Number(lines.shift());
        const best = lines.map((pass) => pass.split(' ').map(Number)).reduce((a, b) => (a[0] < b[0] ? a : b));
        rows.push([name, threads, round(count / best[0]), round(1000 * best[1] / count), megabytes]);
        figures[`${name}PerSecond${threads}`] = round(count / best[0]);
        figures.firstVectorSeconds ??= round(first);
        figures.residentMegabytes = megabytes;
      }
    }
    table(rows);
    line('embeddings', figures);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
