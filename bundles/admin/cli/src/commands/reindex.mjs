import {setTimeout as sleep} from 'node:timers/promises';
import {Api} from '../api.mjs';
import {UsageProblem} from '../problem.mjs';
import {indexLine} from '../search.mjs';

const LOOK_MS = 1000;

export default {
  name: 'reindex',
  summary: 'build the search index anew, while the one before it is searched',
  options: {
    index: {type: 'string', value: 'NAME', help: 'only this one, as ./bindery status names it (default: all)'},
    fresh: {type: 'boolean', help: 'begin anew what is under way or was stopped; else go on with it'},
    stop: {type: 'boolean', help: 'stop it; what is written stays, and ./bindery reindex goes on from there'},
    'no-wait': {type: 'boolean', help: 'do not wait for the end'},
    json: {type: 'boolean', help: 'one JSON object a line: how each index stands, at the end'},
  },
  notes: [
    'It is needed after a backup was loaded into another index, and whenever somebody doubts what the index holds. An index that is',
    'empty is built by itself. Ctrl-C ends the waiting, not the building.',
  ],

  async run({values}, io, place) {
    if (values.stop && values.fresh) throw new UsageProblem('--stop and --fresh do not go together', 'give one of them');
    const api = new Api(place);
    const {index} = values;
    let {indexes} = values.stop
      ? await api.remove('/search/reindex', {index})
      : await api.post('/search/reindex', {index, fresh: values.fresh ? 'true' : undefined});
    const ours = (all) => all.filter((it) => !index || it.name === index);
    let told = '';
    while (!values['no-wait']) {
      await sleep(LOOK_MS);
      ({indexes} = await api.getPatiently('/search/indexes'));
      const lines = ours(indexes).map((it) => indexLine(it, io.paint)).join('\n');
      if (!values.json && lines !== told) io.print(lines);
      told = lines;
      if (ours(indexes).every((it) => it.work !== 'BUILDING' && it.work !== 'UNKNOWN')) break;
      const failed = ours(indexes).find((it) => it.failure);
      if (failed) break;
    }
    for (const it of ours(indexes)) {
      if (values.json) io.json(it);
      else if (values['no-wait']) io.print(indexLine(it, io.paint));
    }
    return ours(indexes).some((it) => it.failure) ? 1 : 0;
  },
};
