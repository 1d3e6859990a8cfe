// Catalogue records in both indexes, which answer the same queries turn by turn. PostgreSQL is the testkit's, without fsync; that favours its writing alone.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {java} from './java.mjs';
import {ROOT} from './platform.mjs';
import {line, round, table} from './report.mjs';

const RECORDS = Number(process.env.RECORDS || 100_000);
const QUERIES = Number(process.env.QUERIES || 200);
const BOOKS = 'bundles/enrichers/genre/src/test/resources/io/bindery/enrichers/genre/books.tsv';

export async function search() {
  const folder = mkdtempSync(join(tmpdir(), 'bindery-search-'));
  try {
    const blurbs = readFileSync(join(ROOT, BOOKS), 'utf8').split('\n').filter((book) => book && !book.startsWith('#')).map((book) => book.split('\t')[3]);
    writeFileSync(join(folder, 'texts'), blurbs.join('\n'));
    const lines = java('io.bindery.benchmarks.SearchRecords', [join(folder, 'texts'), String(RECORDS), String(QUERIES), join(folder, 'opensearch')])
      .trim().split('\n').map((it) => it.split(' ')).filter(([index]) => ['postgres', 'opensearch'].includes(index));
    const figures = {records: RECORDS, queries: QUERIES};
    const rows = [['query', 'PostgreSQL p50 ms', 'p95', 'hits', 'OpenSearch p50 ms', 'p95', 'hits']];
    const kinds = [...new Set(lines.map(([, kind]) => kind))].filter((kind) => kind !== 'reindex');
    for (const kind of kinds) {
      const of = (name) => lines.find(([index, it]) => index === name && it === kind).slice(2).map(Number);
      const [postgres, opensearch] = [of('postgres'), of('opensearch')];
      rows.push([kind, round(postgres[0]), round(postgres[1]), postgres[2], round(opensearch[0]), round(opensearch[1]), opensearch[2]]);
      figures[kind] = {postgres: postgres.slice(0, 2).map((it) => round(it)), opensearch: opensearch.slice(0, 2).map((it) => round(it))};
    }
    table(rows);
    for (const [index, , rate] of lines.filter(([, kind]) => kind === 'reindex')) {
      console.log(`${index}: ${round(Number(rate), 0)} records written a second`);
      figures[`${index}PerSecond`] = round(Number(rate), 0);
    }
    line('search', figures);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
