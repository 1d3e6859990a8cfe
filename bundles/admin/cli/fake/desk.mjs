import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

const HERE = resolve(fileURLToPath(import.meta.url), '..');
const COMMAND = resolve(HERE, '../../../../bindery');

/** A data folder of its own, with ./bindery run on it as a person would. */
export class Desk {
  home = mkdtempSync(join(tmpdir(), 'bindery-cli-'));
  books = mkdtempSync(join(tmpdir(), 'bindery-books-'));
  env = {
    ...process.env, BINDERY_HOME: this.home, BINDERY_PRODUCT: HERE, NO_COLOR: '1',
    // beside the ports of a platform that may run on this machine
    BINDERY_HTTP_PORT: String(20_000 + (process.pid % 20_000)), BINDERY_SSH_PORT: String(40_000 + (process.pid % 20_000)),
  };

  /** Runs the command; resolves to {code, out, err}. */
  run(...args) {
    return this.start(...args).ended;
  }

  /** Starts the command: {child, ended}. */
  start(...args) {
    const child = spawn(process.execPath, [COMMAND, ...args], {env: this.env, stdio: ['ignore', 'pipe', 'pipe']});
    const result = {code: undefined, out: '', err: ''};
    child.stdout.on('data', (part) => (result.out += part));
    child.stderr.on('data', (part) => (result.err += part));
    const ended = new Promise((resolveIt) => child.on('close', (code) => resolveIt({...result, code})));
    return {child, ended, result};
  }

  /** Makes a file that looks like an EPUB. */
  book(name, content = name) {
    const path = join(this.books, name);
    writeFileSync(path, `PK\x03\x04${' '.repeat(26)}mimetypeapplication/epub+zip${content}`, 'latin1');
    return path;
  }

  async close() {
    await this.run('down');
    rmSync(this.home, {recursive: true, force: true});
    rmSync(this.books, {recursive: true, force: true});
  }
}

/** The JSON objects of an output that holds one a line and nothing else. */
export const jsonLines = (text) => text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
