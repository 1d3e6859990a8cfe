import {dataFolder} from './place.mjs';

/** The overview of all commands. */
export function overview(commands) {
  const width = Math.max(...commands.map((it) => it.name.length)) + 2;
  return [
    'Bindery takes books in, checks them, reads what they are, and keeps them in a catalogue.',
    '',
    'Usage: ./bindery COMMAND [OPTION...]',
    '',
    ...commands.map((it) => `  ${it.name.padEnd(width)}${it.summary}`),
    '',
    './bindery COMMAND --help tells all about one. First steps: ./bindery ingest samples/',
    `Data: ${dataFolder().home} (set BINDERY_HOME for another place)`,
  ];
}

/** All about one command. */
export function details(command) {
  const options = Object.entries({...command.options, help: {type: 'boolean', short: 'h', help: 'show this'}});
  const rows = options.map(([name, it]) => [`${it.short ? `-${it.short}, ` : '    '}--${name}${it.value ? ` ${it.value}` : ''}`, it.help]);
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return [
    `./bindery ${command.name}${command.arguments ? ` ${command.arguments}` : ''} [OPTION...]`,
    '',
    `  ${command.summary[0].toUpperCase()}${command.summary.slice(1)}.`,
    '',
    ...rows.map(([left, help]) => `  ${left.padEnd(width)}${help}`),
    ...(command.notes ? ['', ...command.notes.map((note) => `  ${note}`)] : []),
  ];
}
