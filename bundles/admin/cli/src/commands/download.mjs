import {createHash} from 'node:crypto';
import {existsSync, statSync} from 'node:fs';
import {basename, resolve} from 'node:path';
import {Api} from '../api.mjs';
import {draft} from '../backup/receive.mjs';
import {Problem} from '../problem.mjs';
import {bytes, plain} from '../style.mjs';

export default {
  name: 'download',
  summary: 'fetch a book, or what was made of it',
  arguments: 'JOB',
  positionals: [1, 1],
  options: {
    format: {type: 'string', value: 'FORMAT', help: "which format, e.g. pdf (default: the book as it came)"},
    output: {type: 'string', short: 'o', value: 'FILE', help: 'where to put it (default: its own name, in this folder)'},
    json: {type: 'boolean', help: 'one JSON object: what it is, and where it was put'},
  },
  notes: ['./bindery job ID tells which formats there are. A file that is there already is replaced only if -o names it.'],

  async run({values, positionals}, io, place) {
    const api = new Api(place);
    const id = encodeURIComponent(positionals[0]);
    const {files} = await api.get(`/jobs/${id}/files`);
    const wanted = values.format?.toLowerCase();
    const file = files.find((it) => (wanted ? [it.format, it.mediaType].includes(wanted) : it.original));
    if (!file) {
      throw new Problem(`job ${positionals[0]} has no ${values.format}; it has ${files.map((it) => it.format).join(', ')}`,
        `./bindery job ${positionals[0]} tells why a format was not made`);
    }
    const target = resolve(values.output ?? ownName(file));
    if (!values.output && existsSync(target)) throw new Problem(`${plain(target)} is there already`, 'move it away, or name a file with -o');
    if (existsSync(target) && !statSync(target).isFile()) throw new Problem(`${target} is no file`, 'name a file with -o');
    await fetchTo(target, file, Boolean(values.output), await api.stream(`/jobs/${id}/files/${file.original ? 'original' : file.format}`));
    if (values.json) io.json({...file, path: target});
    else io.print(`${plain(target)}  ${bytes(file.sizeBytes)}, ${file.mediaType}`);
    return 0;
  },
};

/** A sender's name must not lead out of this folder, nor hide the file. */
function ownName(file) {
  return plain(basename(file.fileName.replaceAll('\\', '/'))).replace(/^\.+/, '') || `book.${file.format}`;
}

/** All or nothing: it gets its name when every byte is there and is the right one. */
async function fetchTo(path, file, replace, response) {
  const target = draft(path, replace);
  const hash = createHash('sha256');
  response.on('data', (chunk) => hash.update(chunk));
  try {
    await target.receive(response, () => {});
    if (hash.digest('hex') !== file.sha256) throw new Problem('the file did not arrive as it is stored', 'try again; if it stays so, ./bindery doctor');
    target.finish();
  } catch (e) {
    target.discard();
    if (e instanceof Problem) throw e;
    throw new Problem(`${path} could not be written: ${e.code ?? e.message}`, 'check the folder that it is to go to, and that the platform still runs');
  }
}
