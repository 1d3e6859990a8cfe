import {resolve, join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** The root of the working tree. */
export const ROOT = resolve(fileURLToPath(import.meta.url), '../../../../..');

/** What this command makes in the data folder is for its owner alone. */
export const OWN_FILE = 0o600;
export const OWN_FOLDER = {recursive: true, mode: 0o700};

/** Where things lie in the data folder; BINDERY_HOME, or data/ of the working tree. */
export function dataFolder(env = process.env) {
  const home = resolve(env.BINDERY_HOME || join(ROOT, 'data'));
  return {
    home,
    run: join(home, 'run.json'),
    startLock: join(home, 'starting.pid'),
    inbox: join(home, 'inbox'),
    deploy: join(home, 'deploy'),
    etc: join(home, 'etc'),
    secrets: join(home, 'secrets'),
    logs: join(home, 'log'),
    log: join(home, 'log', 'karaf.log'),
    jsonLog: join(home, 'log', 'bindery.json'),
    consoleLog: join(home, 'log', 'console.log'),
    buildLog: join(home, 'log', 'build.log'),
    token: join(home, 'secrets', 'api-token'),
    metricsToken: join(home, 'secrets', 'metrics-token'),
    password: join(home, 'secrets', 'admin-password'),
    consoleKey: join(home, 'secrets', 'console-key'),
  };
}
