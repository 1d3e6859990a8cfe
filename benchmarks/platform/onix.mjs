// An ONIX message of many products, read by the plugin alone and taken in by the whole platform: rate, and the memory that it takes.
import {closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {java} from './java.mjs';
import {CORPUS, Platform, peakMemoryMb} from './platform.mjs';
import {line, round, seconds, table} from './report.mjs';

const PRODUCTS = Number(process.env.PRODUCTS || 10_000);

export async function onix() {
  const folder = mkdtempSync(join(tmpdir(), 'bindery-onix-'));
  const platform = new Platform({BINDERY_MAX_HEAP: '1g'});
  try {
    const message = join(folder, 'message.xml');
    makeMessage(message, PRODUCTS);
    const [readSeconds, heapMb] = java('io.bindery.benchmarks.ReadOnix', [message]).trim().split(' ').map(Number);
    platform.up();
    const before = peakMemoryMb(platform.pid);
    const first = take(platform, message);
    const again = take(platform, message);
    table([
      ['way', 's', 'products/s', 'memory'],
      ['the plugin alone', round(readSeconds), round(PRODUCTS / readSeconds, 0), `${round(heapMb, 0)} MB of heap at the most`],
      ['the platform', round(first.wall), round(PRODUCTS / first.wall, 0), `${round(peakMemoryMb(platform.pid) - before, 0)} MB more than idle`],
      ['the platform, the same again', round(again.wall), round(PRODUCTS / again.wall, 0), ''],
    ]);
    console.log(`${first.summary}; again: ${again.summary}`);
    line('onix', {products: PRODUCTS, megabytes: round(statSync(message).size / 1e6), readSeconds: round(readSeconds), readHeapMb: round(heapMb, 0),
      seconds: round(first.wall), productsPerSecond: round(PRODUCTS / first.wall, 0), againSeconds: round(again.wall),
      peakMb: round(peakMemoryMb(platform.pid), 0)});
  } finally {
    platform.dispose();
    rmSync(folder, {recursive: true, force: true});
  }
}

function take(platform, message) {
  const start = seconds();
  const job = JSON.parse(platform.bindery('import-onix', message, '--json').trim().split('\n').pop());
  return {wall: seconds() - start, summary: job.findings.find((it) => it.code === 'BND-FEED-002').message};
}

/** One product of the test books, again and again under other names. */
function makeMessage(path, count) {
  const text = readFileSync(join(CORPUS, 'onix', 'single-book-onix3.xml'), 'utf8');
  const from = text.indexOf('<Product>');
  const to = text.indexOf('</Product>') + '</Product>'.length;
  const product = text.slice(from, to);
  const file = openSync(path, 'w');
  writeSync(file, text.slice(0, from));
  for (let n = 0; n < count; n++) {
    writeSync(file, product.replaceAll('com.globalbookinfo.onix.01734529', `record-${n}`).replaceAll('9780007232833', isbn(n)) + '\n');
  }
  writeSync(file, text.slice(to));
  closeSync(file);
}

/** A valid ISBN for each number below a hundred million. */
function isbn(n) {
  const digits = `9791${String(n).padStart(8, '0')}`;
  const sum = [...digits].reduce((all, digit, i) => all + Number(digit) * (i % 2 ? 3 : 1), 0);
  return digits + ((10 - (sum % 10)) % 10);
}
