// Builds the desk's pages into target/site/pages. What has not changed since the last time is not done again, and then needs no network.
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';

const HERE = dirname(dirname(fileURLToPath(import.meta.url)));
const PAGES = join(HERE, 'target', 'site', 'pages');
const INSTALLED = join(HERE, 'node_modules', '.installed');
const BUILT = join(HERE, 'target', 'pages.built');
// The API's own description, from which its types are made.
const API = join('..', 'rest', 'src', 'main', 'resources', 'io', 'bindery', 'admin', 'rest', 'openapi.json');
const SCHEMA = join('target', 'generated', 'schema.d.ts');
const SOURCES = [API, 'package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json', 'scripts', 'web'];
const PACKED = /\.(js|css|svg|json|txt|html|webmanifest)$/;
const OLDEST_NODE = [20, 19];

function files(path) {
  return statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => files(join(path, name))) : [path];
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => files(join(HERE, path)))) hash.update(file.slice(HERE.length)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

const noted = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

function run(program, ...args) {
  execFileSync(program, args, {cwd: HERE, stdio: 'inherit', env: {...process.env, NODE_ENV: 'production'}});
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  throw new Error(`Node ${OLDEST_NODE.join('.')} or later is needed; this is ${process.versions.node}`);
}

const libraries = hashOf(['package-lock.json']);
if (noted(INSTALLED) !== libraries) {
  // no script of a library runs at install: none here needs to
  run('npm', 'ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline');
  writeFileSync(INSTALLED, libraries);
}

const sources = hashOf(SOURCES);
if (noted(BUILT) === sources && existsSync(join(PAGES, 'index.html'))) {
  console.log('The desk is up to date.');
} else {
  rmSync(BUILT, {force: true});
  run(process.execPath, 'node_modules/openapi-typescript/bin/cli.js', API, '-o', SCHEMA);
  run(process.execPath, 'node_modules/typescript/bin/tsc', '--noEmit');
  run(process.execPath, 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn');
  // which file needs which: for the test of how much a first visit loads
  renameSync(join(PAGES, '.vite', 'manifest.json'), join(HERE, 'target', 'manifest.json'));
  rmSync(join(PAGES, '.vite'), {recursive: true});
  for (const file of files(PAGES).filter((it) => PACKED.test(it))) {
    const bytes = readFileSync(file);
    const packed = gzipSync(bytes, {level: 9});
    if (packed.length < bytes.length && !file.endsWith('index.html')) writeFileSync(`${file}.gz`, packed);
  }
  mkdirSync(dirname(BUILT), {recursive: true});
  writeFileSync(BUILT, sources);
  console.log('The desk is built.');
}
