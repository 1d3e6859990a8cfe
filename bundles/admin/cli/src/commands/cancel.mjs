import {Api} from '../api.mjs';

export default {
  name: 'cancel',
  summary: 'end a job; a step that is running is interrupted',
  arguments: 'ID',
  positionals: [1, 1],
  options: {json: {type: 'boolean', help: 'the job as one JSON object'}},

  async run({values, positionals}, io, place) {
    const job = await new Api(place).post(`/jobs/${encodeURIComponent(positionals[0])}/cancel`);
    if (values.json) io.json(job);
    else io.print(`Job ${job.id} is ${job.state}. ./bindery replay ${job.id} puts it back into the queue.`);
    return 0;
  },
};
