import {Api} from '../api.mjs';

export default {
  name: 'replay',
  summary: 'do again what failed in a job, or what it went on without',
  arguments: 'ID',
  positionals: [1, 1],
  options: {
    fresh: {type: 'boolean', help: 'do all steps anew, also those that were done'},
    json: {type: 'boolean', help: 'the job as one JSON object'},
  },

  async run({values, positionals}, io, place) {
    const query = {fresh: values.fresh ? 'true' : undefined};
    const job = await new Api(place).post(`/jobs/${encodeURIComponent(positionals[0])}/replay`, query);
    if (values.json) io.json(job);
    else io.print(`Job ${job.id} is ${job.state}. Follow it with ./bindery job ${job.id}`);
    return 0;
  },
};
