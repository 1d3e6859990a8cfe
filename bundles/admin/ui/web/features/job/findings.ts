import type {Finding} from '../../api/types';

/** Findings of one severity; those that say the same about several places stand together. */
export type Group = {severity: string; count: number; kinds: Kind[]};
export type Kind = {code: string; message: string; remedy: string; source: string; places: Finding[]};

const ORDER = ['fatal', 'error', 'warning', 'info', 'usage'];
const rank = (severity: string) => (ORDER.includes(severity) ? ORDER.indexOf(severity) : ORDER.length);

/** The gravest first; within a severity in the order of the book. */
export function grouped(findings: Finding[]): Group[] {
  const groups = new Map<string, Map<string, Kind>>();
  for (const finding of findings) {
    const kinds = groups.get(finding.severity) ?? new Map<string, Kind>();
    groups.set(finding.severity, kinds);
    const key = `${finding.code}\0${finding.message}`;
    const kind = kinds.get(key);
    if (kind) kind.places.push(finding);
    else kinds.set(key, {code: finding.code, message: finding.message, remedy: finding.remedy, source: finding.source, places: [finding]});
  }
  return [...groups]
    .map(([severity, kinds]) => ({severity, kinds: [...kinds.values()], count: [...kinds.values()].reduce((sum, it) => sum + it.places.length, 0)}))
    .sort((a, b) => rank(a.severity) - rank(b.severity));
}

export const excerptOf = (finding: Finding): string => finding.excerpt ?? finding.location.excerpt ?? '';
