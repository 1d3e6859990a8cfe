import {useTranslation} from 'react-i18next';
import {en} from '../i18n/en';

/** What a step is called; one that the desk does not know by its own name, as words. */
export function useStepName(): (step: string) => string {
  const {t} = useTranslation();
  return (step) => (step in en.step ? t(`step.${step as keyof typeof en.step}`) : words(step));
}

/** "wordCount" and "word-count" as "Word count". */
export function words(name: string): string {
  const text = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[-_.]+/g, ' ').toLowerCase().trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
