import {bytes, plain, table} from './style.mjs';

/** Shows what a clearing away has found or removed. */
export function show(result, json, io, command) {
  if (json) {
    io.json(result);
    return 0;
  }
  const rows = result.lines.map((it) => [it.what, it.rule, String(it.count), it.bytes === null ? '' : bytes(it.bytes)]);
  if (rows.length) for (const line of table(['what', 'which', 'count', 'size'], rows, io.paint)) io.print(line);
  for (const note of result.notes) io.print(plain(note));
  const some = result.lines.some((it) => it.count > 0);
  if (!result.applied && some) io.print(`Nothing was removed. To remove it: ./bindery ${command} --apply`);
  else if (result.applied && some) io.print('Removed.');
  return 0;
}
