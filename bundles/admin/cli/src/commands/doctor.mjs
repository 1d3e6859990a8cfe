import {existsSync, mkdirSync} from 'node:fs';
import {Api} from '../api.mjs';
import {whyBuild} from '../build.mjs';
import {DEFAULT_PORTS, freePort, running} from '../instance.mjs';
import {findJava, freeSpace, needProgram, needWritable} from '../machine.mjs';
import {OWN_FOLDER} from '../place.mjs';
import {lookForTools} from '../tools.mjs';
import {productExists} from '../product.mjs';
import {bytes} from '../style.mjs';

const LEAST_SPACE = 2 * 1024 ** 3;

export default {
  name: 'doctor',
  summary: 'look at the machine and at each part of the platform',
  options: {json: {type: 'boolean', help: 'one JSON object a line: name, healthy, detail, remedy'}},
  notes: ['Works with the platform down too. Exit code: 0 if all is well, 1 if not.'],

  async run({values}, io, place) {
    const checks = [...(await machine(place)), ...(await platform(place))];
    for (const check of checks) {
      if (values.json) {
        io.json(check);
        continue;
      }
      io.print(`${check.healthy ? io.paint('green', '✓') : io.paint('red', '✗')} ${check.name.padEnd(14)} ${check.detail}`);
      if (!check.healthy && check.remedy) io.print(`  -> ${check.remedy}`);
    }
    return checks.every((check) => check.healthy) ? 0 : 1;
  },
};

/** A check by a function that gives what it saw, or throws a problem. */
async function look(name, see) {
  try {
    return {name, healthy: true, detail: await see(), remedy: ''};
  } catch (e) {
    return {name, healthy: false, detail: e.message, remedy: e.remedy ?? ''};
  }
}

async function machine(place) {
  const java = () => findJava();
  return [
    await look('java', () => `Java ${java().major} at ${java().home}`),
    await look('maven', () => needProgram('mvn', 'install Maven 3.8 or later')),
    await look('git', () => needProgram('git', 'install git')),
    await look('node', () => `Node ${process.versions.node}`),
    await look('data folder', () => {
      needWritable(place.home);
      return place.home;
    }),
    await look('tools', tools),
    await look('disk', () => space(place)),
    await look('product', () => (whyBuild() && `${whyBuild()}; ./bindery up builds it`) || (productExists() ? 'built and up to date' : 'missing')),
    ...(running(place) ? [] : [await look('ports', ports)]),
  ];
}

function space(place) {
  if (!existsSync(place.home)) mkdirSync(place.home, OWN_FOLDER);
  const free = freeSpace(place.home);
  if (free < LEAST_SPACE) {
    const problem = new Error(`only ${bytes(free)} are free for ${place.home}`);
    problem.remedy = `free some space there, at least ${bytes(LEAST_SPACE)}, or set BINDERY_HOME to a folder on another disk`;
    throw problem;
  }
  return `${bytes(free)} free`;
}

/** Only a hint: nothing is unwell without them. */
function tools() {
  const missing = lookForTools().filter((it) => !it.found && it.wanted).map((it) => it.program);
  return missing.length ? `without ${missing.join(', ')}, which some formats need; ./bindery tools tells more` : 'all that plugins can use are here';
}

async function ports() {
  const http = await freePort(DEFAULT_PORTS.http);
  const ssh = await freePort(DEFAULT_PORTS.ssh, [http]);
  return `would use ${http} (HTTP) and ${ssh} (shell)`;
}

async function platform(place) {
  if (!running(place)) return [{name: 'platform', healthy: true, detail: 'is down; its parts were not looked at', remedy: ''}];
  try {
    return (await new Api(place).get('/doctor')).checks;
  } catch (e) {
    return [{name: 'platform', healthy: false, detail: e.message, remedy: e.remedy ?? ''}];
  }
}
