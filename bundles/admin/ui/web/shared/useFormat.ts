import {useMemo} from 'react';
import {useTranslation} from 'react-i18next';
import * as format from './format';

/** The formats of the language that the desk speaks just now. */
export function useFormat() {
  const spoken = useTranslation().i18n.language;
  const language = format.localeOf(spoken, navigator.languages);
  return useMemo(() => ({
    bytes: (value: number) => format.bytes(value, language),
    duration: (ms: number) => format.duration(ms, language),
    count: (value: number) => format.count(value, language),
    percent: (value: number) => format.percent(value, language),
    moment: (iso: string) => format.moment(iso, language),
    hour: (iso: string) => format.hour(iso, language),
    clock: (iso: string) => format.clock(iso, language),
    ago: (iso: string) => format.ago(iso, language),
    languageName: (tag: string) => format.languageName(tag, language),
  }), [language]);
}
