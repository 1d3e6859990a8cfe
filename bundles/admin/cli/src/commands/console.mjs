import {existsSync} from 'node:fs';
import {needRunning} from '../instance.mjs';
import {findJava} from '../machine.mjs';
import {Problem} from '../problem.mjs';
import {openConsole} from '../product.mjs';

export default {
  name: 'console',
  summary: 'open the Karaf shell; or run one of its commands',
  arguments: '[COMMAND...]',
  positionals: [0, Infinity],
  options: {},
  notes: ["Example: ./bindery console 'bundle:list'. Without a terminal it reads commands from standard input."],

  async run({positionals}, io, place) {
    const instance = needRunning(place);
    if (!existsSync(place.consoleKey)) {
      throw new Problem(`the key for the shell is not there: ${place.consoleKey}`, 'the platform makes it at its start; ./bindery down, then ./bindery up');
    }
    return openConsole(place, findJava(), instance, positionals);
  },
};
