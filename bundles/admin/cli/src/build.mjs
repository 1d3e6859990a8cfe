import {spawn} from 'node:child_process';
import {closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {needProgram} from './machine.mjs';
import {OWN_FILE, OWN_FOLDER, ROOT} from './place.mjs';
import {Problem} from './problem.mjs';
import {productExists} from './product.mjs';
import {ticking} from './progress.mjs';

const TARGET = join(ROOT, 'karaf-assembly', 'target');
const STAMP = join(TARGET, '.bindery-built');
const SOURCES = ['pom.xml', 'bundles', 'routes', 'features', 'build', 'karaf-assembly'];
const NOT_SOURCES = new Set(['target', 'node_modules', 'test', 'cli']);

/** When the newest source was changed; a folder counts too, since it changes when a file in it goes. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  // a build makes target/ and so changes its parent: only folders below src/ count for themselves
  const own = path.includes('/src/') ? stat.mtimeMs : 0;
  return readdirSync(path, {withFileTypes: true})
    .filter((entry) => !NOT_SOURCES.has(entry.name) && !entry.name.startsWith('.'))
    .reduce((latest, entry) => Math.max(latest, newest(join(path, entry.name))), own);
}

function builtAt() {
  if (!productExists()) return 0;
  if (existsSync(STAMP)) return statSync(STAMP).mtimeMs;
  const archives = readdirSync(TARGET).filter((name) => name.endsWith('.tar.gz'));
  return Math.max(0, ...archives.map((name) => statSync(join(TARGET, name)).mtimeMs));
}

/** Why the product must be built; undefined if it is up to date. */
export function whyBuild(env = process.env) {
  if (env.BINDERY_PRODUCT) return undefined;
  const built = builtAt();
  if (!built) return 'it has not been built yet';
  const changed = Math.max(...SOURCES.map((name) => join(ROOT, name)).filter((it) => existsSync(it)).map(newest));
  return changed > built ? 'the sources have changed' : undefined;
}

/** Notes that all sources as they were at that time are in the product. */
export function stamp(startedAt) {
  if (!productExists()) return;
  writeFileSync(STAMP, '');
  utimesSync(STAMP, startedAt, startedAt);
}

/** Builds the product if it is missing or older than its sources, and says so. */
export async function build(place, java, voice) {
  const why = whyBuild();
  if (!why) return;
  const mvn = needProgram('mvn', 'install Maven 3.8 or later (Debian, Ubuntu: apt install maven; macOS: brew install maven)');
  const first = !existsSync(TARGET);
  voice.say(`Building the platform, as ${why}.${first ? ' The first time this fetches libraries and takes some minutes.' : ''}`);
  voice.say(`  log: ${place.buildLog}`);
  const startedAt = new Date();
  const done = ticking(voice, '  building', () => lastDoing(place.buildLog));
  const code = await runMaven(mvn, java, place.buildLog);
  done(code === 0 ? '  built' : '  the build failed');
  if (code !== 0) {
    throw new Problem(`the build failed:\n${errorsOf(place.buildLog)}`, `the whole build is in ${place.buildLog}`);
  }
  stamp(startedAt);
}

function runMaven(mvn, java, logFile) {
  mkdirSync(dirname(logFile), OWN_FOLDER);
  const log = openSync(logFile, 'w', OWN_FILE);
  // The whole product, since its features are derived from all bundles; without tests, and without what only tests need.
  const args = ['-B', 'package', '-pl', '!itests,!itests/architecture,!benchmarks,!benchmarks/noop', '-DskipTests', '-Dmaven.test.skip=true',
    '-Dspotless.check.skip=true'];
  const child = spawn(mvn, args, {cwd: ROOT, env: {...process.env, JAVA_HOME: java.home}, stdio: ['ignore', log, log]});
  closeSync(log);
  return new Promise((resolve, reject) => child.on('error', reject).on('close', (code) => resolve(code ?? 1)));
}

/** Which module Maven is at, e.g. "Bindery :: Core [4/17]". */
function lastDoing(logFile) {
  const modules = [...readFileSync(logFile, 'utf8').matchAll(/^\[INFO\] Building (.+?) \S+ +\[(\d+\/\d+)\]$/gm)];
  const last = modules.at(-1);
  return last ? `${last[1]} [${last[2]}]` : '';
}

function errorsOf(logFile) {
  const errors = readFileSync(logFile, 'utf8').split('\n').filter((line) => line.startsWith('[ERROR]'));
  return errors.slice(0, 8).map((line) => `  ${line}`).join('\n') || '  it says no error; perhaps it was ended from outside';
}
