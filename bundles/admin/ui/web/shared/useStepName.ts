import {useTranslation} from 'react-i18next';
import {en} from '../i18n/en';
import {words} from './words';

/** What a step is called; one that the desk does not know by its own name, as words. */
export function useStepName(): (step: string) => string {
  const {t} = useTranslation();
  return (step) => (step in en.step ? t(`step.${step as keyof typeof en.step}`) : words(step));
}
