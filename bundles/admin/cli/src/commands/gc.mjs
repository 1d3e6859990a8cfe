import {Api} from '../api.mjs';
import {UsageProblem} from '../problem.mjs';
import {show} from '../upkeep.mjs';

export default {
  name: 'gc',
  summary: 'show stored bytes that no job and no book refers to; --apply deletes them',
  options: {
    apply: {type: 'boolean', help: 'delete them'},
    'older-than': {type: 'string', value: 'AGE', help: 'only what was not sent for so long: 2h, 7d, or ISO 8601 (default: 1d, or as configured)'},
    json: {type: 'boolean', help: 'one JSON object'},
  },
  notes: ['Such bytes come from submissions that were refused, and from jobs that were removed. At least ten minutes old.'],

  async run({values}, io, place) {
    const query = {apply: values.apply ? 'true' : undefined, olderThan: age(values['older-than'])};
    return show(await new Api(place).post('/gc', query, 3_600_000), values.json, io, 'gc');
  },
};

function age(text) {
  if (text === undefined) return undefined;
  const [, number, unit] = /^([1-9][0-9]{0,5})([mhd])$/.exec(text) ?? [];
  if (number) return unit === 'd' ? `P${number}D` : `PT${number}${unit.toUpperCase()}`;
  if (/^P/i.test(text)) return text;
  throw new UsageProblem(`--older-than is an age such as 2h or 7d, not '${text}'`, '');
}
