import {painter} from './style.mjs';

/** Where a command writes: results to `out`, all else to `err`. */
export function terminal(out = process.stdout, err = process.stderr) {
  return {
    out,
    err,
    paint: painter(out),
    print: (line = '') => out.write(`${line}\n`),
    warn: (line = '') => err.write(`${line}\n`),
    json: (value) => out.write(`${JSON.stringify(value)}\n`),
  };
}

/** The same terminal for what accompanies a result: with `quiet` it leaves standard output to the result alone. */
export function narrator(io, quiet) {
  if (!quiet) return {stream: io.out, say: io.print, paint: io.paint};
  return {stream: io.err, say: io.warn, paint: painter(io.err)};
}

/** Says a problem as cause and remedy. */
export function complain(io, problem) {
  const paint = painter(io.err);
  io.warn(`${paint('red', 'bindery:')} ${problem.message}`);
  if (problem.remedy) for (const line of problem.remedy.split('\n')) io.warn(`  -> ${line}`);
}
