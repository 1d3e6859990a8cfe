import {execFile, spawn} from 'node:child_process';
import {closeSync, existsSync, mkdirSync, openSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {OWN_FILE, OWN_FOLDER, ROOT} from './place.mjs';

/**
 * All that this command knows about the assembled product. Its bin/setenv prepares the data folder: it lays the product's
 * settings under karaf/etc, the operator's own from etc/ over them, and clears Karaf's cache when the product has changed.
 */

/** The folder of the product; it is only read. */
export const productFolder = (env = process.env) => env.BINDERY_PRODUCT || join(ROOT, 'karaf-assembly', 'target', 'assembly');

/** Whether it has been built. */
export const productExists = (env = process.env) => existsSync(join(productFolder(env), 'bin', 'karaf'));

/** What the product's scripts read. Their own variables for single folders must not leak in from the caller. */
function productEnv(place, java, ports) {
  const env = {...process.env, JAVA_HOME: java.home, BINDERY_HOME: place.home};
  for (const name of ['KARAF_HOME', 'KARAF_BASE', 'KARAF_DATA', 'KARAF_ETC', 'KARAF_LOG', 'JAVA']) delete env[name];
  return {...env, BINDERY_HTTP_PORT: String(ports.http), BINDERY_SSH_PORT: String(ports.ssh)};
}

/** Starts the platform as a process of its own that outlives this one; gives the child process. */
export function launch(place, java, ports) {
  mkdirSync(dirname(place.consoleLog), OWN_FOLDER);
  const log = openSync(place.consoleLog, 'a', OWN_FILE);
  // "daemon" replaces the script by Java, so that the process id is the platform's own
  const child = spawn(join(productFolder(), 'bin', 'karaf'), ['daemon'], {
    cwd: place.home, env: productEnv(place, java, ports), detached: true, stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  return child;
}

/** What stands in the arguments of every process of this data folder's platform. */
export const processMark = (place) => `-Dbindery.home=${place.home} `;

const clientArgs = (place, ports) => ['-a', String(ports.ssh), '-u', 'admin', '-k', place.consoleKey];

/** Opens the Karaf shell; resolves to its exit code. */
export function openConsole(place, java, ports, commands) {
  const batch = process.stdin.isTTY && !commands.length ? [] : ['-b'];
  const child = spawn(join(productFolder(), 'bin', 'client'), [...clientArgs(place, ports), ...batch], {
    env: productEnv(place, java, ports), stdio: [commands.length ? 'pipe' : 'inherit', 'inherit', 'inherit'],
  });
  if (commands.length) child.stdin.end(`${commands.join(' ')}\n`);
  return new Promise((resolve, reject) => child.on('error', reject).on('close', (code) => resolve(code ?? 1)));
}

/** Runs commands in the Karaf shell; resolves to what they print. */
export function captureConsole(place, java, ports, commands) {
  return new Promise((resolve, reject) => {
    const child = execFile(join(productFolder(), 'bin', 'client'), [...clientArgs(place, ports), '-b'],
      {env: productEnv(place, java, ports), maxBuffer: 16 << 20, timeout: 60_000}, (e, out) => (e ? reject(e) : resolve(out)));
    child.stdin.on('error', () => {}); // it has ended before it read; its exit tells why
    child.stdin.end(`${commands.join('\n')}\n`);
  });
}
