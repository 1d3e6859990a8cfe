import {Api} from '../api.mjs';
import {UsageProblem} from '../problem.mjs';
import {plain, styleOf, table} from '../style.mjs';

/** What a reader of the table is to know of a plugin: its state, or that it is left alone. */
const condition = (plugin) => (plugin.breaker === 'open' || plugin.breaker === 'half-open' ? plugin.breaker : plugin.state);

function why(plugin) {
  const parts = [];
  if (plugin.breaker === 'open') parts.push(`keeps failing, left alone since ${plugin.breakerSince}, tried again at ${plugin.retryAt}`);
  if (plugin.breaker === 'half-open') parts.push('one call tries it');
  if (plugin.abandonedCalls) parts.push(`${plugin.abandonedCalls} calls do not end`);
  if (plugin.threadsLeft) parts.push(`${plugin.threadsLeft} threads left running`);
  if (plugin.lastFailure) parts.push(`last failure at ${plugin.lastFailureAt}: ${plain(plugin.lastFailure)}`);
  return parts.join('; ');
}

const ACTIONS = ['reset', 'enable', 'disable'];

export default {
  name: 'plugins',
  summary: 'the plugins that take part, and how they fare; reset NAME calls one again that kept failing; disable NAME leaves one out until enable NAME',
  arguments: '[reset|enable|disable NAME]',
  positionals: [0, 2],
  options: {json: {type: 'boolean', help: 'one JSON object a line'}},

  async run({values, positionals}, io, place) {
    const [action, name] = positionals;
    if (action && (!ACTIONS.includes(action) || !name)) {
      throw new UsageProblem(`'plugins' does not take '${action}'${ACTIONS.includes(action) ? ' without a name' : ''}`, 'see ./bindery plugins --help');
    }
    const api = new Api(place);
    const {plugins} = action ? await api.post(`/plugins/${encodeURIComponent(name)}/${action}`) : await api.get('/plugins');
    if (values.json) {
      plugins.forEach(io.json);
      return 0;
    }
    const rows = plugins.map((it) => [
      it.name, it.version, it.kind, {text: condition(it), style: styleOf(condition(it))}, it.calls,
      {text: String(it.failures), style: it.failures ? 'yellow' : ''}, it.handles.join(', ') || 'any book',
    ]);
    for (const line of table(['plugin', 'version', 'kind', 'state', 'calls', 'failures', 'handles'], rows, io.paint)) io.print(line);
    for (const it of plugins.filter(why)) io.print(`${it.name}: ${why(it)}`);
    return 0;
  },
};
