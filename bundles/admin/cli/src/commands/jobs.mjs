import {Api} from '../api.mjs';
import {count} from '../args.mjs';
import {shortId} from '../report.mjs';
import {bytes, cut, plain, styleOf, table} from '../style.mjs';

const PAGE = 1000;

export default {
  name: 'jobs',
  summary: 'list jobs, the newest first',
  options: {
    state: {type: 'string', value: 'STATE', help: 'only jobs in this state; several with commas, e.g. rejected,failed'},
    publisher: {type: 'string', value: 'NAME', help: 'only jobs of this publisher'},
    limit: {type: 'string', value: 'N', help: 'how many at the most (default: 20; with --json: 1000)'},
    json: {type: 'boolean', help: 'one JSON object a line, each a whole job'},
  },

  async run({values}, io, place) {
    const limit = count('limit', values.limit, values.json ? 1000 : 20);
    const api = new Api(place);
    const jobs = [];
    for await (const job of pages(api, values, limit)) {
      if (values.json) io.json(job);
      else jobs.push(job);
    }
    if (values.json) return 0;
    if (!jobs.length) {
      io.print(values.state || values.publisher ? 'There are no such jobs.' : 'There are no jobs yet. Try: ./bindery ingest samples/');
      return 0;
    }
    const rows = jobs.map((job) => [
      shortId(job.id), {text: job.state, style: styleOf(job.state)}, job.publisher, bytes(job.sizeBytes),
      job.createdAt.slice(0, 19).replace('T', ' '), cut(plain(job.fileName), 50),
    ]);
    for (const line of table(['job', 'state', 'publisher', 'size', 'taken (UTC)', 'file'], rows, io.paint)) io.print(line);
    return 0;
  },
};

async function* pages(api, {state, publisher, json}, limit) {
  const size = json ? 100 : PAGE;
  let before;
  for (let left = limit; left > 0; ) {
    const asked = Math.min(left, size);
    const page = await api.get('/jobs', {state, publisher, before, limit: asked, full: json ? 'true' : undefined});
    yield* page.jobs;
    left -= page.jobs.length;
    before = page.next ?? undefined;
    if (!before || !page.jobs.length) return;
  }
}
