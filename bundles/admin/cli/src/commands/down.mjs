import {setTimeout as sleep} from 'node:timers/promises';
import {forget, isOurs, running} from '../instance.mjs';
import {narrator} from '../io.mjs';
import {ticking} from '../progress.mjs';

const PATIENCE_MS = 60_000;

export default {
  name: 'down',
  summary: 'stop the platform; running steps end or go back to the queue',
  options: {},

  async run(_, io, place) {
    const instance = running(place);
    if (!instance) {
      forget(place);
      io.print('The platform is down.');
      return 0;
    }
    const done = ticking(narrator(io), `Stopping the platform (process ${instance.pid})`);
    process.kill(instance.pid, 'SIGTERM');
    const gone = await ended(instance, place, PATIENCE_MS);
    if (!gone) {
      io.warn(`It has not stopped in ${PATIENCE_MS / 1000} s, so it is ended by force. No job is lost: what was running goes on after the next start.`);
      process.kill(instance.pid, 'SIGKILL');
      await ended(instance, place, 5000);
    }
    forget(place);
    done(gone ? 'The platform has stopped' : 'The platform was ended by force');
    return 0;
  },
};

async function ended(instance, place, patienceMs) {
  for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(100)) {
    if (!isOurs(instance.pid, place)) return true;
  }
  return false;
}
