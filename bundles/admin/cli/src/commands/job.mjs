import {Api} from '../api.mjs';
import {reportLines} from '../report.mjs';

export default {
  name: 'job',
  summary: 'all about one job: steps, findings, metadata, history',
  arguments: 'ID',
  positionals: [1, 1],
  options: {json: {type: 'boolean', help: 'one JSON object'}},
  notes: ['The beginning of an id is enough, if no other begins so.'],

  async run({values, positionals}, io, place) {
    const job = await new Api(place).get(`/jobs/${encodeURIComponent(positionals[0])}`);
    if (values.json) io.json(job);
    else for (const line of reportLines(job, io.paint)) io.print(line);
    return 0;
  },
};
