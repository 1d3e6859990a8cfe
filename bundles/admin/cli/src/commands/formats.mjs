import {Api} from '../api.mjs';
import {plain, table} from '../style.mjs';

const yes = (name) => (name ? {text: plain(name), style: 'green'} : {text: '-', style: 'dim'});

export default {
  name: 'formats',
  summary: 'what can be done with each format, and by which plugin',
  options: {json: {type: 'boolean', help: 'one JSON object a line'}},

  async run({values}, io, place) {
    const {formats} = await new Api(place).get('/formats');
    if (values.json) {
      formats.forEach(io.json);
      return 0;
    }
    const rows = formats.map((it) => [
      plain(it.format), it.refused ? {text: 'and refused', style: 'yellow'} : {text: it.recognised ? 'yes' : 'no', style: it.recognised ? 'green' : 'dim'}, yes(it.validated), yes(it.metadata), yes(it.text),
      it.convertedTo.map((to) => `${plain(to.format)} (${to.converters.map(plain).join(', ')})`).join(', ') || '-',
    ]);
    for (const line of table(['format', 'recognised', 'validated', 'metadata', 'text', 'converted to'], rows, io.paint)) io.print(line);
    return 0;
  },
};
