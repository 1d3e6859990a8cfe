import {spawn} from 'node:child_process';
import {narrator} from '../io.mjs';
import {Problem} from '../problem.mjs';
import {table} from '../style.mjs';
import {TOOLS, installer, lookForTools} from '../tools.mjs';

export default {
  name: 'tools',
  summary: 'programs of this machine that plugins can use: found or not, and how to install them',
  options: {
    install: {type: 'boolean', help: 'install what is missing (as root on Debian and Ubuntu; elsewhere it prints the command)'},
    'for-tests': {type: 'boolean', help: 'also what only the tests of Bindery itself need'},
    json: {type: 'boolean', help: 'one JSON object a line'},
  },
  notes: ['Bindery runs without them: what would need one is left out and told, and ./bindery replay does it later. clamd is only told.'],

  async run({values}, io) {
    if (values.install) await install(narrator(io, values.json), values['for-tests']);
    const tools = lookForTools();
    if (values.json) tools.forEach(io.json);
    else show(tools, io, values['for-tests']);
    return values.install && missing(tools, values['for-tests']).length ? 1 : 0;
  },
};

const missing = (tools, forTests) => tools.filter((it) => !it.found && (it.wanted || (forTests && it.tests)));

const packages = (tools) => TOOLS.filter((tool) => tools.some((it) => it.program === tool.program));

function show(tools, io, forTests) {
  const rows = tools.map((it) => [it.program, {text: it.found ? it.version || 'found' : 'missing', style: it.found ? 'green' : 'yellow'}, it.for]);
  for (const line of table(['program', 'version', 'for'], rows, io.paint)) io.print(line);
  const absent = missing(tools, forTests);
  if (absent.length) io.print(`To install what is missing: ${installer().command(packages(absent))}`);
}

async function install(voice, forTests) {
  const wanted = missing(lookForTools(), forTests);
  if (!wanted.length) {
    voice.say('Nothing is missing.');
    return;
  }
  const by = installer();
  const command = by.command(packages(wanted));
  if (by.name !== 'apt' || process.getuid?.() !== 0) {
    voice.say(`To install what is missing: ${command}`);
    return;
  }
  const names = packages(wanted).map((it) => it.apt);
  voice.say(`Installing ${names.join(', ')}; this takes a minute or two.`);
  await apt(['-q', 'update']);
  await apt(['-q', '-y', 'install', '--no-install-recommends', ...names]);
}

/** Its own progress goes to standard error: standard output is for answers. */
async function apt(args) {
  const child = spawn('apt-get', args, {stdio: ['ignore', 2, 2], env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'}});
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', (it) => resolve(it ?? 1)));
  if (code !== 0) {
    throw new Problem(`apt-get ${args.join(' ')} ended with code ${code}`, 'what it says above tells why; is the network there, and no other apt-get at work?');
  }
}
