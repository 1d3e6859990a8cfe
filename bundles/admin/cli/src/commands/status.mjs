import {Api} from '../api.mjs';
import {address, running} from '../instance.mjs';
import {indexLine} from '../search.mjs';
import {duration, styleOf} from '../style.mjs';

export default {
  name: 'status',
  summary: 'whether the platform is up, where, how many jobs are in each state, and how the search index stands',
  options: {json: {type: 'boolean', help: 'one JSON object'}},
  notes: ['Exit code: 0 if the platform is up and answers, 1 if it does not answer, 3 if it is down.'],

  async run({values}, io, place) {
    const instance = running(place);
    if (!instance) {
      if (values.json) io.json({up: false, home: place.home});
      else io.print(`The platform is down. Data: ${place.home}`);
      return 3;
    }
    const status = await new Api(place).get('/status');
    if (values.json) {
      io.json({up: true, pid: instance.pid, url: address(instance), home: place.home, ...status});
      return 0;
    }
    io.print(`Bindery ${status.version} is ${io.paint('green', 'up')} for ${duration(status.uptimeMs)}, process ${instance.pid}, at ${address(instance)}`);
    io.print(`Data: ${place.home}`);
    const counts = Object.entries(status.counts).filter(([, n]) => n > 0);
    io.print(counts.length ? `Jobs: ${counts.map(([state, n]) => `${n} ${io.paint(styleOf(state), state)}`).join(', ')}` : 'Jobs: none yet');
    for (const index of status.indexes ?? []) io.print(`Search: ${indexLine(index, io.paint)}`);
    return 0;
  },
};
