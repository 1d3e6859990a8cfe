import {Progress, Text} from '@mantine/core';
import {IconCheck, IconCircleDashed, IconCircleMinus, IconHistory, IconLoader2, IconRefresh, IconX} from '@tabler/icons-react';
import {useTranslation} from 'react-i18next';
import {hasEnded, type JobReport, type Step} from '../../api/types';
import {en} from '../../i18n/en';
import type {Icon, Tone} from '../../shared/Tone';
import {useFormat} from '../../shared/useFormat';
import {useStepName} from '../../shared/useStepName';
import {words} from '../../shared/words';

const SIGNS: Record<string, {tone: Tone; icon: Icon}> = {
  SUCCEEDED: {tone: 'good', icon: IconCheck},
  REUSED: {tone: 'good', icon: IconHistory},
  RUNNING: {tone: 'busy', icon: IconLoader2},
  RETRYING: {tone: 'warn', icon: IconRefresh},
  REJECTED: {tone: 'bad', icon: IconX},
  FAILED: {tone: 'fault', icon: IconX},
  OMITTED: {tone: 'warn', icon: IconCircleMinus},
};

/** The steps from the first to the last, with the part of the whole time that each took. */
export function Timeline({job}: {job: JobReport}) {
  const {t} = useTranslation();
  if (!job.steps.length) return <Text c="dimmed">{t('job.noSteps')}</Text>;
  const longest = Math.max(1, ...job.steps.map((it) => it.durationMs));
  return (
    <ol className="timeline">
      {job.steps.map((step, i) => <Entry key={`${step.name}-${step.attempt}-${i}`} step={step} longest={longest} progress={hasEnded(job.state) ? null : job.progress} />)}
    </ol>
  );
}

function Entry({step, longest, progress}: {step: Step; longest: number; progress: number | null}) {
  const {t} = useTranslation();
  const format = useFormat();
  const stepName = useStepName();
  const {tone, icon: Sign} = SIGNS[step.state] ?? {tone: 'quiet', icon: IconCircleDashed};
  const runs = step.state === 'RUNNING';
  const state = step.state in en.stepState ? t(`stepState.${step.state as 'RUNNING'}`) : words(step.state);
  return (
    <li>
      <span className="sign" data-tone={tone}><Sign size={15} className={runs ? 'turning' : undefined} aria-hidden /></span>
      <div>
        <Text fw={550}>{stepName(step.name)}</Text>
        <Text size="sm" c="dimmed" className="break">
          {state}{step.plugin && ` · ${step.plugin}`}{step.attempt > 1 && ` · ${t('job.attempt', {n: step.attempt})}`}
        </Text>
      </div>
      <div className="when numbers">
        <Text size="sm" fw={500}>{runs ? (progress === null ? '' : format.percent(progress > 1 ? progress / 100 : progress)) : format.duration(step.durationMs)}</Text>
        <Text size="xs" c="dimmed">{format.clock(step.startedAt)}</Text>
      </div>
      {runs && progress !== null
        ? <Progress className="lasting" value={progress > 1 ? progress : progress * 100} size={4} aria-label={stepName(step.name)} />
        : <span className="lasting" aria-hidden><i style={{width: `${Math.max(0.6, (step.durationMs / longest) * 100)}%`}} /></span>}
    </li>
  );
}
