import {existsSync} from 'node:fs';
import {count} from '../args.mjs';
import {follow, lastLines} from '../logfile.mjs';
import {Problem} from '../problem.mjs';

export default {
  name: 'logs',
  summary: "the platform's log",
  options: {
    follow: {type: 'boolean', short: 'f', help: 'go on showing what is written'},
    lines: {type: 'string', short: 'n', value: 'N', help: 'how many lines (default: 100)'},
  },

  async run({values}, io, place) {
    if (!existsSync(place.log) && !values.follow) {
      throw new Problem(`there is no log yet at ${place.log}`, 'the platform writes it when it starts: ./bindery up');
    }
    for (const line of lastLines(place.log, count('lines', values.lines, 100))) io.print(line);
    if (values.follow) await follow(place.log, (part) => io.out.write(part));
    return 0;
  },
};
