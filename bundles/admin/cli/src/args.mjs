import {parseArgs} from 'node:util';
import {UsageProblem} from './problem.mjs';
import {nearest} from './suggest.mjs';

/**
 * Reads a command's arguments by its own declaration: `options` as util.parseArgs takes them, `positionals: [least, most]`.
 */
export function readArgs(command, argv) {
  const options = {...command.options, help: {type: 'boolean', short: 'h'}};
  const parsed = parse(command, argv, options);
  if (parsed.values.help) return parsed;
  const [least, most] = command.positionals ?? [0, 0];
  if (parsed.positionals.length < least) {
    throw new UsageProblem(`'${command.name}' needs ${command.arguments}`, `see ./bindery ${command.name} --help`);
  }
  if (parsed.positionals.length > most) {
    throw new UsageProblem(
      `'${command.name}' does not take '${parsed.positionals[most]}'`, `see ./bindery ${command.name} --help`);
  }
  return parsed;
}

function parse(command, argv, options) {
  try {
    return parseArgs({args: argv, options, allowPositionals: true, strict: true});
  } catch (e) {
    if (!String(e.code).startsWith('ERR_PARSE_ARGS')) throw e;
    const unknown = /Unknown option '(--?[^' ]+)/.exec(e.message);
    const meant = unknown && nearest(unknown[1].replace(/^-+/, ''), Object.keys(options));
    const cause = unknown ? `'${command.name}' has no option ${unknown[1]}` : firstSentence(e.message);
    throw new UsageProblem(cause, meant ? `did you mean --${meant}?` : `see ./bindery ${command.name} --help`);
  }
}

function firstSentence(text) {
  return text.split('\n')[0].split('. ')[0];
}

/** A whole number of at least one. */
export function count(name, text, fallback) {
  if (text === undefined) return fallback;
  if (!/^[1-9][0-9]{0,8}$/.test(text)) throw new UsageProblem(`--${name} is a number, not '${text}'`, '');
  return Number(text);
}
