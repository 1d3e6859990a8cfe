import {readArgs} from './args.mjs';
import {details, overview} from './help.mjs';
import {complain, terminal} from './io.mjs';
import {dataFolder} from './place.mjs';
import {Problem, UsageProblem} from './problem.mjs';
import {nearest} from './suggest.mjs';
import {version} from './version.mjs';

const NAMES = [
  'up', 'down', 'status', 'ingest', 'import-onix', 'jobs', 'job', 'metadata', 'enrich', 'download', 'replay', 'cancel', 'plugins', 'formats', 'tools', 'doctor', 'console',
  'logs', 'backup', 'restore', 'retention', 'gc', 'support-bundle', 'sbom', 'test', 'chaos',
];

const load = async (name) => (await import(`./commands/${name}.mjs`)).default;

/** Runs the command and sets the exit code: 0 done, 1 went wrong, 2 not understood, 3 the platform is down. */
export async function main(argv, io = terminal()) {
  // whoever reads only the first lines of what we print ("| head") ends us without a fuss
  process.stdout.on('error', (e) => process.exit(e.code === 'EPIPE' ? 0 : 1));
  process.exitCode = await run(argv, io);
}

/** Runs the command; resolves to the exit code. */
export async function run(argv, io) {
  try {
    return await dispatch(argv, io);
  } catch (e) {
    const problem = e instanceof Problem ? e : unforeseen(e);
    complain(io, problem);
    return problem.exitCode;
  }
}

async function dispatch([name, ...rest], io) {
  if (name === undefined) {
    for (const line of overview(await Promise.all(NAMES.map(load)))) io.warn(line);
    return 2;
  }
  if (['help', '--help', '-h'].includes(name)) {
    const asked = rest.find((it) => !it.startsWith('-'));
    const lines = asked ? details(await find(asked)) : overview(await Promise.all(NAMES.map(load)));
    lines.forEach((line) => io.print(line));
    return 0;
  }
  if (name === '--version') {
    io.print(`bindery ${version()}`);
    return 0;
  }
  const command = await find(name);
  const args = readArgs(command, rest);
  if (args.values.help) {
    details(command).forEach((line) => io.print(line));
    return 0;
  }
  return command.run(args, io, dataFolder());
}

async function find(name) {
  if (NAMES.includes(name)) return load(name);
  const known = [...NAMES, 'help', '--help', '--version'];
  const meant = nearest(name, known);
  throw new UsageProblem(name.startsWith('-') ? `there is no option '${name}'` : `there is no command '${name}'`,
    meant ? `did you mean '${meant}'?` : './bindery --help lists them');
}

function unforeseen(e) {
  if (e.code === 'EACCES' || e.code === 'EPERM' || e.code === 'ENOSPC') {
    return new Problem(e.message, 'check the rights and the free space of the folder that it names: ./bindery doctor');
  }
  return new Problem(`this command has a defect: ${e.stack}`, 'report it with what you did');
}
