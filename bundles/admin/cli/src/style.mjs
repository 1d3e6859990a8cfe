const CODES = {bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36};

/** Paints text for a stream; leaves it plain where nobody would see colours or wants them (https://no-color.org). */
export function painter(stream, env = process.env) {
  const on = Boolean(stream.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb';
  return (style, text) => (on && CODES[style] ? `\x1b[${CODES[style]}m${text}\x1b[0m` : String(text));
}

const STATE_STYLES = {
  SUCCEEDED: 'green', REUSED: 'green', REJECTED: 'red', FAILED: 'red', CANCELLED: 'dim', RUNNING: 'cyan',
  RETRYING: 'yellow', NEEDS_REVIEW: 'yellow', fatal: 'red', error: 'red', warning: 'yellow', active: 'green', away: 'yellow',
  MADE: 'green', OMITTED: 'yellow', NOT_AVAILABLE: 'yellow', open: 'red', 'half-open': 'yellow', shadowed: 'yellow', disabled: 'yellow',
};

/** The colour that belongs to a state or severity. */
export const styleOf = (word) => STATE_STYLES[word] ?? '';

/** Text from a book or a sender, without the characters that would move a terminal's cursor or change its colours. */
export function plain(text) {
  return String(text ?? '').replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ');
}

/** 53 ms, 1.2 s, 3 min 20 s, 2 h 5 min, 3 d 4 h */
export function duration(ms) {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${minutes} min ${Math.floor((ms % 60_000) / 1000)} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** 900 B, 1.4 KiB, 20.0 MiB */
export function bytes(n) {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let i = 0;
  while (n >= 1024 && i < units.length - 1) [n, i] = [n / 1024, i + 1];
  return `${i === 0 ? n : n.toFixed(1)} ${units[i]}`;
}

/** Cuts at the end what is too long. */
export const cut = (text, length) => (text.length <= length ? text : `${text.slice(0, Math.max(0, length - 1))}…`);

/** The lines of a table with its columns aligned; cells may be {text, style}. */
export function table(header, rows, paint) {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'object' ? cell : {text: String(cell), style: ''})));
  const widths = header.map((name, i) => Math.max(name.length, ...cells.map((row) => row[i].text.length)));
  const line = (row) => row
    .map((cell, i) => paint(cell.style, i === row.length - 1 ? cell.text : cell.text.padEnd(widths[i]))).join('  ').trimEnd();
  return [line(header.map((text) => ({text, style: 'dim'}))), ...cells.map(line)];
}
