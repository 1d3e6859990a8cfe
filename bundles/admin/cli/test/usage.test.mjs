import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {test} from 'node:test';
import {run} from '../src/main.mjs';
import {nearest} from '../src/suggest.mjs';
import {bytes, duration, painter, plain, table} from '../src/style.mjs';

/** Runs the command within this process: {code, out, err}. */
async function bindery(...argv) {
  const result = {out: '', err: ''};
  const stream = (name) => ({isTTY: false, write: (text) => (result[name] += text)});
  const [out, err] = [stream('out'), stream('err')];
  const io = {out, err, paint: painter(out), print: (l = '') => out.write(`${l}\n`), warn: (l = '') => err.write(`${l}\n`), json: (v) => out.write(`${JSON.stringify(v)}\n`)};
  return {code: await run(argv, io), ...result};
}

test('every command is in the overview and has a help of its own that names its options', async () => {
  const overview = await bindery('--help');
  assert.equal(overview.code, 0);
  for (const file of readdirSync(new URL('../src/commands/', import.meta.url))) {
    const name = file.replace('.mjs', '');
    const {default: command} = await import(`../src/commands/${file}`);
    assert.equal(command.name, name);
    assert.match(overview.out, new RegExp(`^  ${name} `, 'm'));
    const help = await bindery(name, '--help');
    assert.equal(help.code, 0);
    assert.equal((await bindery('help', name)).out, help.out);
    for (const [option, declared] of Object.entries(command.options)) {
      assert.ok(declared.help, `${name} --${option} says what it is for`);
      assert.ok(help.out.includes(`--${option}`));
    }
  }
});

test('without a command it shows the overview as an error', async () => {
  const {code, out, err} = await bindery();
  assert.equal(code, 2);
  assert.equal(out, '');
  assert.match(err, /Usage/);
});

test('the version is that of the build', async () => {
  assert.match((await bindery('--version')).out, /^bindery \d+\.\d+\.\d+/);
});

test('what is not known is told with the nearest that is', async () => {
  assert.deepEqual(await bindery('injest'), {code: 2, out: '', err: "bindery: there is no command 'injest'\n  -> did you mean 'ingest'?\n"});
  assert.match((await bindery('jobs', '--jsno')).err, /no option --jsno\n {2}-> did you mean --json\?/);
  assert.match((await bindery('frobnicate')).err, /--help lists them/);
  assert.match((await bindery('--versoin')).err, /did you mean '--version'/);
});

test('arguments that are missing, too many or wrong are told', async () => {
  for (const argv of [['job'], ['job', 'a', 'b'], ['up', 'now'], ['jobs', '--limit', 'x'], ['jobs', '--limit'], ['ingest', 'x', '--wait', '--no-wait']]) {
    const {code, err} = await bindery(...argv);
    assert.equal(code, 2, argv.join(' '));
    assert.match(err, /^bindery: /);
  }
});

test('suggestions are near', () => {
  assert.equal(nearest('stat', ['status', 'up']), 'status');
  assert.equal(nearest('xyz', ['status', 'up']), undefined);
});

test('numbers are readable', () => {
  assert.equal(duration(53), '53 ms');
  assert.equal(duration(200_000), '3 min 20 s');
  assert.equal(duration(101 * 3600_000), '4 d 5 h');
  assert.equal(bytes(900), '900 B');
  assert.equal(bytes(1_500_000), '1.4 MiB');
});

test('colours are for terminals whose owner wants them', () => {
  assert.equal(painter({isTTY: true}, {})('red', 'x'), '\u001b[31mx\u001b[0m');
  assert.equal(painter({isTTY: true}, {NO_COLOR: '1'})('red', 'x'), 'x');
  assert.equal(painter({isTTY: false}, {})('red', 'x'), 'x');
});

test('text from outside cannot command the terminal', () => {
  assert.equal(plain('a\u001b[2Jb\nc\u202ed'), 'a [2Jb c d');
});

test('a table aligns its columns', () => {
  assert.deepEqual(table(['a', 'b'], [['long', 1], ['x', {text: '2', style: ''}]], (_, text) => text), ['a     b', 'long  1', 'x     2']);
});
