import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {which} from './machine.mjs';

/**
 * Programs of the machine that plugins use if they are there. The first word that looks like a version is taken for it; `brew` is the name
 * at Homebrew, if there is one.
 */
export const TOOLS = [
  {program: 'ebook-convert', ask: ['--version'], for: 'converting from and to EPUB, AZW3, MOBI, DOCX and PDF (calibre)', apt: 'calibre', brew: 'calibre'},
  {program: 'pandoc', ask: ['--version'], for: 'converting manuscripts: DOCX, ODT, Markdown and HTML', apt: 'pandoc', brew: 'pandoc'},
  {program: 'mobitool', ask: ['-v'], for: 'the text of MOBI and AZW3', apt: 'libmobi-tools', brew: 'libmobi'},
  {program: 'clamd', ask: ['--version'], for: 'looking for malware, if it is configured', apt: 'clamav-daemon', brew: 'clamav', wanted: false},
  {program: 'chromium', ask: ['--version'], for: 'the tests of the desk, and nothing else', apt: 'chromium', brew: 'chromium', wanted: false, tests: true},
];

/** How things are installed on this machine: {name, command}; without a command if that is not known. */
export function installer(env = process.env, release = '/etc/os-release') {
  const like = existsSync(release) ? readFileSync(release, 'utf8') : '';
  if (/^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(like) && which('apt-get', env)) {
    const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
    return {name: 'apt', command: (tools) => `${sudo}apt-get install --no-install-recommends ${tools.map((it) => it.apt).join(' ')}`};
  }
  if (which('brew', env)) return {name: 'brew', command: (tools) => `brew install ${tools.map((it) => it.brew).join(' ')}`};
  return {name: '', command: (tools) => `install with your system's packages what Debian calls ${tools.map((it) => it.apt).join(', ')}`};
}

function version(path, ask) {
  try {
    const text = execFileSync(path, ask, {encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'pipe']});
    return /\d+(\.\d+)+/.exec(text)?.[0] ?? '';
  } catch (e) {
    // some say their version, and end as if that were wrong
    return /\d+(\.\d+)+/.exec(`${e.stdout ?? ''}${e.stderr ?? ''}`)?.[0] ?? '';
  }
}

/** Each program with where it is, its version, what it is for and how to get it. */
export function lookForTools(env = process.env) {
  const by = installer(env);
  return TOOLS.map((tool) => {
    const path = which(tool.program, env) ?? which(tool.program, {PATH: '/usr/sbin:/usr/local/sbin'});
    return {
      program: tool.program, found: Boolean(path), path: path ?? '', version: path ? version(path, tool.ask) : '',
      for: tool.for, wanted: tool.wanted ?? true, tests: tool.tests ?? false, install: path ? '' : by.command([tool]),
    };
  });
}
