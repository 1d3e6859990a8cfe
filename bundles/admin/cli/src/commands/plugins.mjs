import {Api} from '../api.mjs';
import {styleOf, table} from '../style.mjs';

export default {
  name: 'plugins',
  summary: 'the plugins that take part, and how they fare',
  options: {json: {type: 'boolean', help: 'one JSON object a line'}},

  async run({values}, io, place) {
    const {plugins} = await new Api(place).get('/plugins');
    if (values.json) {
      plugins.forEach(io.json);
      return 0;
    }
    const rows = plugins.map((it) => [
      it.name, it.version, it.kind, {text: it.state, style: styleOf(it.state)}, it.calls,
      {text: String(it.failures), style: it.failures ? 'yellow' : ''}, it.handles.join(', ') || 'any book',
    ]);
    for (const line of table(['plugin', 'version', 'kind', 'state', 'calls', 'failures', 'handles'], rows, io.paint)) io.print(line);
    return 0;
  },
};
