import {chmodSync, existsSync, mkdtempSync, rmSync, statSync} from 'node:fs';
import {arch, cpus, freemem, release, tmpdir, totalmem, type} from 'node:os';
import {join, relative, resolve} from 'node:path';
import {version} from '../version.mjs';
import {whyBuild} from '../build.mjs';
import {running} from '../instance.mjs';
import {findJava, needProgram} from '../machine.mjs';
import {Problem} from '../problem.mjs';
import {Redactor, filesBelow, knownSecrets} from '../redact.mjs';
import {bytes} from '../style.mjs';
import {Collection, diskUse, pack} from '../support/collect.mjs';

export default {
  name: 'support-bundle',
  summary: 'collect logs, settings without secrets, metrics and all else that helps, in one zip',
  arguments: '[FILE]',
  positionals: [0, 1],
  options: {json: {type: 'boolean', help: 'one JSON object a line: name and bytes of each entry, then the file'}},
  notes: [
    'Works with the platform down too; then what only a running one can tell is missing.',
    'Holds no book and no login. It names books, publishers and machines: read it before you hand it on.',
  ],

  async run({values, positionals}, io, place) {
    const java = findJava();
    const file = resolve(positionals[0] ?? `bindery-support-${new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')}.zip`);
    if (existsSync(file)) throw new Problem(`${file} is there already`, 'name another file');
    process.umask(0o077);
    const folder = mkdtempSync(join(tmpdir(), 'bindery-support-'));
    try {
      await gather(folder, place, java);
      await pack(folder, file, java);
      chmodSync(file, 0o600);
      tell(io, values.json, folder, file);
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
    return 0;
  },
};

async function gather(folder, place, java) {
  const settings = {'settings-in-force': join(place.home, 'karaf', 'etc'), 'settings-of-operator': place.etc};
  const bundle = new Collection(folder, new Redactor(knownSecrets(place, Object.values(settings))));
  const instance = running(place);
  await bundle.add('about.json', () => about(place, java, instance));
  await bundle.add('disk.txt', () => diskUse(place));
  await bundle.add('files.txt', () => rights(place));
  await bundle.settings(settings);
  await bundle.logs(place);
  if (instance) await bundle.platform(place, instance, java);
  await bundle.sbom();
}

function about(place, java, instance) {
  const told = Object.entries(process.env).filter(([name]) => /^(BINDERY|KARAF|JAVA)_/.test(name) && !/TOKEN|PASS|SECRET|KEY/i.test(name));
  return {
    madeAt: new Date().toISOString(), bindery: version(), node: process.versions.node, java: `${java.major} at ${java.home}`,
    system: `${type()} ${release()} ${arch()}`, processors: cpus().length, memory: bytes(totalmem()), freeMemory: bytes(freemem()),
    home: place.home, running: instance ?? false, build: whyBuild() ?? 'up to date', maven: attempt(() => needProgram('mvn', '')), environment: Object.fromEntries(told),
  };
}

function attempt(what) {
  try {
    return what();
  } catch (e) {
    return e.message;
  }
}

/** Who may read what the data folder holds, without the books. */
function rights(place) {
  const shown = ['', 'secrets', 'log', 'etc', 'deploy', 'inbox', 'blobs', 'postgres', 'karaf', 'run.json'].map((it) => join(place.home, it)).filter((it) => existsSync(it));
  const lines = [...shown, ...filesBelow(place.secrets), ...filesBelow(place.logs), ...filesBelow(place.deploy)].map((path) => {
    const stat = statSync(path);
    return `${(stat.mode & 0o7777).toString(8).padStart(4)} ${String(stat.uid).padStart(5)} ${String(stat.size).padStart(12)} ${stat.mtime.toISOString()} ${path}`;
  });
  return `${lines.join('\n')}\n`;
}

function tell(io, json, folder, file) {
  const entries = filesBelow(folder).map((path) => ({name: relative(folder, path), bytes: statSync(path).size}));
  if (json) {
    entries.forEach(io.json);
    io.json({file, bytes: statSync(file).size, entries: entries.length});
    return;
  }
  const groups = new Map();
  for (const {name, bytes: size} of entries) {
    const group = name.includes('/') ? `${name.split('/')[0]}/` : name;
    const sum = groups.get(group) ?? {count: 0, size: 0};
    groups.set(group, {count: sum.count + 1, size: sum.size + size});
  }
  for (const [group, {count, size}] of groups) io.print(`  ${group.padEnd(24)} ${count === 1 ? '' : `${count} files, `}${bytes(size)}`);
  io.print(`Wrote ${file}, ${bytes(statSync(file).size)}. Secrets were taken out; it still names books, publishers and this machine.`);
}
