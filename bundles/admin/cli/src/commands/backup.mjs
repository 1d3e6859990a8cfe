import {createReadStream, statSync} from 'node:fs';
import {Api} from '../api.mjs';
import {check} from '../backup/check.mjs';
import {draft} from '../backup/receive.mjs';
import {narrator} from '../io.mjs';
import {Problem} from '../problem.mjs';
import {ticking} from '../progress.mjs';
import {bytes, plain} from '../style.mjs';

export default {
  name: 'backup',
  summary: 'write all that the running platform keeps into one file, and check it',
  arguments: 'FILE',
  positionals: [1, 1],
  options: {
    verify: {type: 'boolean', help: 'only check a backup that is there'},
    'without-secrets': {type: 'boolean', help: 'leave passwords and tokens out'},
    force: {type: 'boolean', help: 'replace FILE if it is there'},
    json: {type: 'boolean', help: 'one JSON object'},
  },
  notes: [
    'FILE is a tar archive: all as it was at one moment, while the platform went on. It gets its name when it is whole and checked.',
    'It holds the secrets of the platform: keep it as you keep a password, or use --without-secrets.',
    'Exit code: 0 if all is in it, 1 if not (what is missing is named, and all else is saved), 3 if the platform is down.',
  ],

  async run({values, positionals: [file]}, io, place) {
    const voice = narrator(io, values.json);
    const seen = values.verify ? await verify(file, voice) : await make(file, values, voice, place);
    const size = statSync(file).size;
    if (values.json) io.json({file, size, verified: true, problems: seen.problems, ...seen.manifest});
    else report(file, size, seen, io, !values.verify && !values['without-secrets']);
    return seen.problems.length ? 1 : 0;
  },
};

async function make(file, values, voice, place) {
  const target = draft(file, values.force);
  const onSignal = () => {
    target.discard();
    process.exit(130);
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  let got = 0;
  let total = 0;
  const done = ticking(voice, 'Writing the backup', () => (got ? `${bytes(got)} of about ${bytes(total)}` : 'reading the database'));
  try {
    const response = await new Api(place).stream('/backup', {withoutSecrets: values['without-secrets'] ? 'true' : undefined});
    total = Number(response.headers['bindery-backup-size'] ?? 0);
    await target.receive(response, (n) => (got += n)).catch((e) => {
      throw new Problem(`the backup broke off after ${bytes(got)}: ${e.code ?? e.message}`,
        'see that the disk has room (./bindery doctor) and that the platform runs (./bindery logs); no file is left');
    });
    done(`The backup is written, ${bytes(got)}`);
    const seen = await verify(target.path, voice);
    target.finish();
    return seen;
  } catch (e) {
    target.discard();
    throw e;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

/** Reads the whole file again, from the disk. */
export async function verify(file, voice, keep) {
  let read = 0;
  const total = sizeOf(file);
  const done = ticking(voice, keep ? 'Unpacking' : 'Checking', () => `${bytes(read)} of ${bytes(total)}`);
  const seen = await check(createReadStream(file, {highWaterMark: 1024 * 1024}), {keep, onBytes: (n) => (read += n)});
  done(`All ${seen.entries} files in it are what they shall be`);
  return seen;
}

function sizeOf(file) {
  try {
    return statSync(file).size;
  } catch (e) {
    throw new Problem(`${file} cannot be read: ${e.code ?? e.message}`, 'name the file of a backup');
  }
}

/** What a backup holds, for a person. */
export function report(file, size, {manifest, problems}, io, warnOfSecrets) {
  io.print(`${file}: ${bytes(size)}, of ${manifest.createdAt}, by Bindery ${manifest.productVersion}`);
  io.print(`  ${manifest.rows.job ?? 0} jobs, ${manifest.rows.book ?? 0} books in the catalogue, ${manifest.blobs} stored files (${bytes(manifest.blobBytes)})`);
  io.print(`  parts: ${manifest.parts.join(', ')}`);
  for (const problem of problems) io.warn(`${io.paint('red', '✗')} not in it: ${plain(problem)}`);
  if (warnOfSecrets) io.print(`  ${io.paint('yellow', 'It holds the passwords and tokens of the platform: only its owner may read it.')}`);
}
