import {existsSync} from 'node:fs';
import {count} from '../args.mjs';
import {follow, lastLines, lastWanted} from '../logfile.mjs';
import {Problem} from '../problem.mjs';
import {plain, styleOf} from '../style.mjs';

export default {
  name: 'logs',
  summary: "the platform's log, or what it says about one job",
  options: {
    follow: {type: 'boolean', short: 'f', help: 'go on showing what is written'},
    lines: {type: 'string', short: 'n', value: 'N', help: 'how many lines (default: 100)'},
    job: {type: 'string', value: 'ID', help: 'only what was written about this job; the beginning of its id is enough'},
    json: {type: 'boolean', help: 'one JSON object a line, in the fields of the Elastic Common Schema'},
  },
  notes: ['The files are log/karaf.log (for people) and log/bindery.json (for programs) in the data folder.'],

  async run({values}, io, place) {
    const lines = count('lines', values.lines, 100);
    const structured = values.json || values.job !== undefined;
    const file = structured ? place.jsonLog : place.log;
    if (!existsSync(file) && !values.follow) {
      throw new Problem(`there is no log yet at ${file}`, 'the platform writes it when it starts: ./bindery up');
    }
    if (!structured) {
      const show = (line) => io.print(plain(line));
      lastLines(file, lines).forEach(show);
      if (values.follow) await follow(file, show);
      return 0;
    }
    const job = values.job?.toLowerCase();
    const wanted = (line) => {
      const entry = parse(line);
      return entry !== undefined && (job === undefined || (entry['bindery.job.id'] ?? '').startsWith(job));
    };
    const show = (line) => {
      const entry = parse(line);
      if (values.json) io.json(entry);
      else for (const text of person(entry, io.paint)) io.print(text);
    };
    (await lastWanted(file, lines, wanted)).forEach(show);
    if (values.follow) await follow(file, (line) => wanted(line) && show(line));
    return 0;
  },
};

/** The entry; undefined if the line is only a part of one, as it may be while it is being written. */
function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function person(entry, paint) {
  const level = entry['log.level'];
  const where = [entry['bindery.step.name'], entry['bindery.plugin.name']].filter(Boolean).join(' by ');
  const first = `${paint('dim', entry['@timestamp'])} ${paint(styleOf(level.toLowerCase()), level.padEnd(5))} ${where ? `${plain(where)}: ` : ''}${plain(entry.message)}`;
  const trace = entry['error.stack_trace']?.split('\n').filter(Boolean).map((line) => `    ${plain(line)}`) ?? [];
  return [first, ...trace];
}
