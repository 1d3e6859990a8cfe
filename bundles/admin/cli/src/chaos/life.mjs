import {setTimeout as sleep} from 'node:timers/promises';
import {address, forget, note} from '../instance.mjs';
import {errorsIn} from '../logfile.mjs';
import {Problem} from '../problem.mjs';
import {launch} from '../product.mjs';
import {killAll, processesOf} from './processes.mjs';

const PATIENCE_MS = 180_000;

/** The platform under test, over all its lives. */
export class Life {
  #place;
  #java;
  #ports;
  #died = true;
  startedAt = 0;

  constructor(place, java, ports) {
    this.#place = place;
    this.#java = java;
    this.#ports = ports;
  }

  get running() {
    return !this.#died;
  }

  /** Starts the process; does not wait for it. */
  async start() {
    const child = launch(this.#place, this.#java, this.#ports);
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    this.#died = false;
    this.startedAt = Date.now();
    child.once('exit', () => (this.#died = true));
    note(this.#place, {pid: child.pid, ...this.#ports, startedAt: new Date().toISOString()});
  }

  /** Waits until books can be taken in, with a database that is not the one named. Gives the milliseconds it took. */
  async ready(otherThan) {
    const from = Date.now();
    while (!(await this.#isReady()) || processesOf(this.#place).postmaster?.pid === otherThan) {
      if (this.#died) throw this.#problem('the platform ended by itself');
      if (Date.now() - from > PATIENCE_MS) throw this.#problem(`the platform was not ready ${PATIENCE_MS / 1000} s after a start or a kill`);
      await sleep(100);
    }
    return Date.now() - from;
  }

  /** Waits until a process of that kind lives, or the platform is ready. */
  async until(living) {
    const until = Date.now() + PATIENCE_MS;
    while (!living() && Date.now() < until) {
      if (this.#died) throw this.#problem('the platform ended by itself');
      await sleep(20);
    }
  }

  async #isReady() {
    try {
      return (await fetch(`${address(this.#ports)}/health/ready`, {signal: AbortSignal.timeout(10_000)})).ok;
    } catch {
      return false;
    }
  }

  #problem(what) {
    return new Problem(`${what}:\n${errorsIn(this.#place)}`, `its log is ${this.#place.log}`);
  }

  /** The process was killed. */
  async buried() {
    while (!this.#died) await sleep(20);
    forget(this.#place);
  }

  /** Stops it as an operator does; gives what of it still lives afterwards. */
  async stop() {
    const {platform} = processesOf(this.#place);
    platform.forEach(({pid}) => process.kill(pid, 'SIGTERM'));
    const until = Date.now() + 90_000;
    while (!this.#died && Date.now() < until) await sleep(100);
    const left = this.left();
    forget(this.#place);
    return left;
  }

  left() {
    const {platform, server} = processesOf(this.#place);
    return [...platform, ...server];
  }

  /** Leaves nothing behind, whatever has happened. */
  async end() {
    await killAll(this.left());
    // a platform that was just being killed may have begun a database meanwhile
    await killAll(this.left());
    forget(this.#place);
  }
}
