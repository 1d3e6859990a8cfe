import {readFileSync} from 'node:fs';
import {count} from '../args.mjs';
import {address} from '../instance.mjs';
import {narrator} from '../io.mjs';
import {ensureUp} from '../start.mjs';

export default {
  name: 'up',
  summary: 'build what is missing, start the platform, wait until it is ready',
  options: {
    'http-port': {type: 'string', value: 'PORT', help: 'the port to serve at (default: 8181, or the next free one)'},
    'show-password': {type: 'boolean', help: 'print the password of the user admin'},
  },

  async run({values}, io, place) {
    const instance = await ensureUp(place, narrator(io), {httpPort: count('http-port', values['http-port'])});
    if (!instance.started) io.print(`The platform is up already, as process ${instance.pid}.`);
    for (const line of welcome(instance, place, values['show-password'])) io.print(line);
    return 0;
  },
};

function welcome(instance, place, showPassword) {
  const password = showPassword ? readFileSync(place.password, 'utf8').trim() : `in ${place.password}`;
  return [
    '',
    `  desk         ${address(instance)}/desk/   for people: upload, jobs, catalogue`,
    `  API          ${address(instance)}/api/v1   token in ${place.token}`,
    `  web console  ${address(instance)}/system/console   user admin, password ${password}`,
    '  shell        ./bindery console',
    `  inbox        ${place.inbox}/<publisher>/   drop books here`,
    `  plugins      ${place.deploy}/   drop bundles here`,
    '',
    '  Try: ./bindery ingest samples/',
  ];
}
