// What the platform needs for a very large book, and for a folder of very many small ones, with 1 GB of heap.
import {mkdirSync, readdirSync, renameSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {java} from './java.mjs';
import {Platform, peakMemoryMb} from './platform.mjs';
import {line, round, seconds, table} from './report.mjs';

const MEGABYTES = Number(process.env.MEGABYTES || 500);
const SMALL = Number(process.env.SMALL || 10_000);

export async function memory() {
  const platform = new Platform({BINDERY_MAX_HEAP: '1g'});
  try {
    const big = join(platform.home, 'big.epub');
    const small = join(platform.home, 'small');
    java('io.bindery.benchmarks.MakeBooks', ['big', big, String(MEGABYTES)]);
    java('io.bindery.benchmarks.MakeBooks', ['small', small, String(SMALL)]);
    platform.up();
    const rows = [['books', 'MB', 's', 'peak MB of the process']];

    let start = seconds();
    platform.bindery('ingest', big);
    const bigSeconds = seconds() - start;
    rows.push(['one', round(statSync(big).size / 1e6, 0), round(bigSeconds), round(peakMemoryMb(platform.pid), 0)]);
    const bigPeak = peakMemoryMb(platform.pid);

    mkdirSync(join(platform.home, 'inbox', 'house'), {recursive: true});
    start = seconds();
    for (const name of readdirSync(small)) renameSync(join(small, name), join(platform.home, 'inbox', 'house', name));
    while ((await platform.ended()) < SMALL + 1) await sleep(200);
    const smallSeconds = seconds() - start;
    const {counts} = await platform.ask('GET', '/status');
    if (counts.SUCCEEDED !== SMALL + 1) throw new Error(`not all books succeeded: ${JSON.stringify(counts)}`);
    rows.push([SMALL, '', round(smallSeconds), round(peakMemoryMb(platform.pid), 0)]);
    table(rows);
    line('memory', {heap: '1g', bigMegabytes: MEGABYTES, bigSeconds: round(bigSeconds), bigPeakMb: round(bigPeak, 0), small: SMALL,
      smallSeconds: round(smallSeconds), smallPerSecond: round(SMALL / smallSeconds), peakMb: round(peakMemoryMb(platform.pid), 0)});
  } finally {
    platform.dispose();
  }
}
