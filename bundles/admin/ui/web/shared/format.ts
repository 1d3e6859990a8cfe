/** Numbers, times and sizes as people of the language write them. */

/** The language with the country that the browser names for it, since countries differ in how they write times. */
export const localeOf = (language: string, wishes: readonly string[]): string => wishes.find((it) => it.split('-')[0] === language) ?? language;

const BYTES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export function bytes(size: number, language: string): string {
  let value = size;
  let unit = 0;
  while (value >= 1000 && unit < BYTES.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return new Intl.NumberFormat(language, {style: 'unit', unit: BYTES[unit], unitDisplay: 'short', maximumFractionDigits: digits}).format(value);
}

/** A length of time in the signs that all languages share: 340 ms, 4.2 s, 3 min 5 s, 2 h 4 min. */
export function duration(ms: number, language: string): string {
  const say = (value: number, unit: string, digits = 0) => `${new Intl.NumberFormat(language, {maximumFractionDigits: digits}).format(value)}\u00a0${unit}`;
  if (ms < 1000) return say(Math.round(ms), 'ms');
  const seconds = ms / 1000;
  if (seconds < 59.5) return say(seconds, 's', seconds < 10 ? 1 : 0);
  const whole = Math.round(seconds);
  const pair = (big: number, bigUnit: string, small: number, smallUnit: string) =>
    small ? `${say(big, bigUnit)} ${say(small, smallUnit)}` : say(big, bigUnit);
  if (whole < 3600) return pair(Math.floor(whole / 60), 'min', whole % 60, 's');
  if (whole < 86_400) return pair(Math.floor(whole / 3600), 'h', Math.floor((whole % 3600) / 60), 'min');
  return pair(Math.floor(whole / 86_400), 'd', Math.floor((whole % 86_400) / 3600), 'h');
}

export const count = (value: number, language: string): string => new Intl.NumberFormat(language).format(value);

export const percent = (value: number, language: string): string =>
  new Intl.NumberFormat(language, {style: 'percent', maximumFractionDigits: value > 0 && value < 0.1 ? 1 : 0}).format(value);

export const moment = (iso: string, language: string): string =>
  new Intl.DateTimeFormat(language, {dateStyle: 'medium', timeStyle: 'short'}).format(new Date(iso));

/** The hour of the day, on a clock of 24 hours. */
export const hour = (iso: string, language: string): string =>
  new Intl.DateTimeFormat(language, {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'}).format(new Date(iso));

export const clock = (iso: string, language: string): string =>
  new Intl.DateTimeFormat(language, {hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23'}).format(new Date(iso));

const AGES: [number, Intl.RelativeTimeFormatUnit][] = [[60, 'second'], [3600, 'minute'], [86_400, 'hour'], [604_800, 'day'], [2_629_800, 'week'], [31_557_600, 'month']];

/** How long ago that was. */
export function ago(iso: string, language: string, now = Date.now()): string {
  const seconds = (now - Date.parse(iso)) / 1000;
  const format = new Intl.RelativeTimeFormat(language, {numeric: 'auto'});
  if (Math.abs(seconds) < 5) return format.format(0, 'second');
  let size = 1;
  for (const [limit, unit] of AGES) {
    if (Math.abs(seconds) < limit) return format.format(-Math.round(seconds / size), unit);
    size = limit;
  }
  return format.format(-Math.round(seconds / size), 'year');
}

/** The name of a language in the words of another: "en-GB" is "British English". */
export function languageName(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, {type: 'language'}).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** A file's name without path and ending, for where a title is missing. */
export const stem = (fileName: string): string => fileName.replace(/^.*[/\\]/, '').replace(/\.[a-z0-9]{1,6}$/i, '');
