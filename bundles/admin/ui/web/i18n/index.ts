import i18next from 'i18next';
import {initReactI18next} from 'react-i18next';
import {en} from './en';

export const LANGUAGES = {en: 'English', de: 'Deutsch'} as const;
export type Language = keyof typeof LANGUAGES;

const KEPT = 'bindery-language';

function preferred(): Language {
  const wishes = [localStorage.getItem(KEPT), ...navigator.languages].map((it) => it?.slice(0, 2));
  return (wishes.find((it) => it && it in LANGUAGES) as Language | undefined) ?? 'en';
}

/** The other catalogues come only when they are wanted. */
async function load(language: Language): Promise<void> {
  if (language === 'de' && !i18next.hasResourceBundle('de', 'translation')) {
    i18next.addResourceBundle('de', 'translation', (await import('./de')).de);
  }
}

export async function startLanguages(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en', fallbackLng: 'en', resources: {en: {translation: en}}, interpolation: {escapeValue: false}, showSupportNotice: false,
  } as Parameters<typeof i18next.init>[0]);
  await speak(preferred(), false);
}

export async function speak(language: Language, keep = true): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  if (keep) localStorage.setItem(KEPT, language);
}
