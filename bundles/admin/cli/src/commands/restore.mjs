import {verify, report} from './backup.mjs';
import {statSync} from 'node:fs';
import {present, putInPlace, staging, undo, unfinished} from '../backup/store.mjs';
import {running} from '../instance.mjs';
import {narrator} from '../io.mjs';
import {freeSpace, needWritable} from '../machine.mjs';
import {Problem, UsageProblem} from '../problem.mjs';
import {bytes} from '../style.mjs';

export default {
  name: 'restore',
  summary: 'put a backup into the data folder; the platform must be down',
  arguments: 'FILE',
  positionals: [0, 1],
  options: {
    force: {type: 'boolean', help: 'also if the data folder is in use: what is there is set aside, not deleted'},
    undo: {type: 'boolean', help: 'take the last restore back'},
    'dry-run': {type: 'boolean', help: 'only check the backup, and say what would be done'},
    json: {type: 'boolean', help: 'one JSON object'},
  },
  notes: [
    'The next ./bindery up loads the database, and only then takes books in. A database of your own must be empty.',
    'Jobs that were under way go on. Events that had left since the backup leave once more, under the same key.',
    'A restore that was cut short is said to be so at the next start; run it again, it begins anew.',
  ],

  async run({values, positionals: [file]}, io, place) {
    if (Boolean(file) === Boolean(values.undo)) throw new UsageProblem(`'restore' needs FILE, or --undo`, 'see ./bindery restore --help');
    const voice = narrator(io, values.json);
    if (running(place) && !values['dry-run']) throw new Problem('the platform is up', 'stop it first with ./bindery down');
    needWritable(place.home);
    if (values.undo) return goBack(place, io, values.json);
    const taken = present(place);
    const again = unfinished(place);
    if (taken.length && !values.force && !again && !values['dry-run']) {
      throw new Problem(`the data folder ${place.home} is in use: it has ${taken.join(', ')}`,
        'set BINDERY_HOME to an empty folder, or add --force to set aside what is there');
    }
    if (values['dry-run']) {
      const seen = await verify(file, voice);
      if (values.json) io.json({file, dryRun: true, inUse: taken, home: place.home, ...seen.manifest});
      else {
        report(file, statSync(file).size, seen, io, false);
        io.print(taken.length ? `It would need --force: ${place.home} has ${taken.join(', ')}` : `It would go to ${place.home}, which is empty.`);
      }
      return 0;
    }
    return restore(file, place, io, voice, values.json);
  },
};

async function restore(file, place, io, voice, json) {
  needSpace(file, place);
  const stage = staging(place);
  let seen;
  try {
    seen = await verify(file, voice, stage.keep);
  } catch (e) {
    stage.discard();
    throw e;
  }
  const aside = putInPlace(place, stage.folder, seen.manifest);
  if (json) {
    io.json({file, home: place.home, setAside: aside ?? null, ...seen.manifest});
    return 0;
  }
  report(file, statSync(file).size, seen, io, false);
  if (aside) io.print(`What was there is in ${aside}; ./bindery restore --undo puts it back.`);
  if (!seen.manifest.parts.includes('secrets')) io.print('The backup has no passwords and tokens: those that are here stay, or the next start makes new ones.');
  io.print('Start the platform with ./bindery up: it loads the database first.');
  return 0;
}

function goBack(place, io, json) {
  const {restored, aside} = undo(place);
  if (json) io.json({undone: true, home: place.home, setAside: aside ?? null});
  else {
    io.print(`All is as it was before the restore (it lay in ${restored}).`);
    if (aside) io.print(`What the restore had brought, and what came since, is in ${aside}. Delete it when nobody needs it.`);
  }
  return 0;
}

function needSpace(file, place) {
  let size;
  try {
    size = statSync(file).size;
  } catch (e) {
    throw new Problem(`${file} cannot be read: ${e.code ?? e.message}`, 'name the file of a backup');
  }
  const free = freeSpace(place.home);
  if (free < size) {
    throw new Problem(`the backup needs ${bytes(size)}, and only ${bytes(free)} are free for ${place.home}`,
      'free some space there, or set BINDERY_HOME to a folder on another disk');
  }
}
