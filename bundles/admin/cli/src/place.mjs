import {resolve, join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** The root of the working tree. */
export const ROOT = resolve(fileURLToPath(import.meta.url), '../../../../..');

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
    log: join(home, 'log', 'karaf.log'),
    consoleLog: join(home, 'log', 'console.log'),
    buildLog: join(home, 'log', 'build.log'),
    token: join(home, 'secrets', 'api-token'),
    password: join(home, 'secrets', 'admin-password'),
    consoleKey: join(home, 'secrets', 'console-key'),
  };
}
