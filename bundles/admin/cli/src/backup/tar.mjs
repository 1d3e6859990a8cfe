import {Problem} from '../problem.mjs';

const BLOCK = 512;
const LARGEST_HEADER = 1024 * 1024;

/**
 * Reads a tar archive (POSIX.1-2001, as a backup is) from a stream, in constant memory. Gives {name, size, content}, whose
 * content must be read to the end before the next one is asked for.
 */
export async function* entries(stream) {
  const source = new Blocks(stream);
  let extended = {};
  for (;;) {
    const header = await source.block();
    if (!header || header.every((byte) => byte === 0)) return;
    checkSum(header);
    const type = String.fromCharCode(header[156] || 48);
    const size = extended.size === undefined ? number(header, 124, 12) : Number(extended.size);
    if (!Number.isSafeInteger(size) || size < 0) throw damaged('an entry has no size');
    if (type === 'x') {
      if (size > LARGEST_HEADER) throw damaged('a header is too large');
      extended = pax(Buffer.concat(await collect(source.content(size))));
      continue;
    }
    if (type !== '0') throw damaged(`it holds something other than files (type ${type})`);
    const prefix = text(header, 345, 155);
    const name = extended.path ?? (prefix ? `${prefix}/` : '') + text(header, 0, 100);
    extended = {};
    yield {name, size, content: source.content(size)};
  }
}

const damaged = (why) => new Problem(`the backup is damaged: ${why}`, 'take another copy of it');

function text(header, at, length) {
  const part = header.subarray(at, at + length);
  const end = part.indexOf(0);
  return part.subarray(0, end < 0 ? length : end).toString('utf8');
}

const number = (header, at, length) => Number.parseInt(text(header, at, length).trim() || '0', 8);

function checkSum(header) {
  let sum = 8 * 32;
  for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) sum += header[i];
  if (sum !== number(header, 148, 8)) throw damaged('a header is not what it was');
}

/** Records of the form "length key=value\n", the length counting all of it in bytes. */
function pax(bytes) {
  const values = {};
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at);
    const length = Number(bytes.subarray(at, space).toString('latin1'));
    if (space < 0 || !(length > 0) || at + length > bytes.length) throw damaged('a header is not well formed');
    const [, key, value] = /^([^=]+)=([\s\S]*)\n$/.exec(bytes.subarray(space + 1, at + length).toString('utf8')) ?? [];
    if (key === 'path' || key === 'size') values[key] = value;
    at += length;
  }
  return values;
}

async function collect(parts) {
  const all = [];
  for await (const part of parts) all.push(part);
  return all;
}

/** A stream cut into what is asked for. */
class Blocks {
  #parts;
  #rest = Buffer.alloc(0);

  constructor(stream) {
    this.#parts = stream[Symbol.asyncIterator]();
  }

  /** The next block; undefined at the end. */
  async block() {
    const bytes = [];
    let size = 0;
    for await (const part of this.#take(BLOCK)) {
      bytes.push(part);
      size += part.length;
    }
    if (size === 0) return undefined;
    if (size < BLOCK) throw damaged('it ends too early');
    return Buffer.concat(bytes);
  }

  /** The next bytes, in parts; the padding behind them is passed over. */
  async *content(size) {
    let left = size;
    for await (const part of this.#take(size)) {
      left -= part.length;
      yield part;
    }
    if (left) throw damaged('it ends too early');
    const padding = (BLOCK - (size % BLOCK)) % BLOCK;
    for await (const part of this.#take(padding)) left += part.length;
    if (left < padding) throw damaged('it ends too early');
  }

  async *#take(size) {
    for (let left = size; left > 0; ) {
      if (!this.#rest.length) {
        const {value, done} = await this.#parts.next();
        if (done) return;
        this.#rest = value;
        continue;
      }
      const part = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }
}
