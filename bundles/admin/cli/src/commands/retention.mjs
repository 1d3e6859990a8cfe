import {Api} from '../api.mjs';
import {show} from '../upkeep.mjs';

export default {
  name: 'retention',
  summary: 'show what is older than the configuration keeps; --apply removes it now',
  options: {
    apply: {type: 'boolean', help: 'remove it'},
    'dry-run': {type: 'boolean', help: 'only show it; so it is without --apply too'},
    json: {type: 'boolean', help: 'one JSON object'},
  },
  notes: ['What is kept for how long stands in etc/io.bindery.core.upkeep.cfg; by default all is kept. The platform also does it by itself.'],

  async run({values}, io, place) {
    const apply = values.apply && !values['dry-run'];
    return show(await new Api(place).post('/retention', {apply: apply ? 'true' : undefined}, 3_600_000), values.json, io, 'retention');
  },
};
