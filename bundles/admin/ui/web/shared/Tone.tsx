import {IconAlertOctagon, IconAlertTriangle, IconBan, IconBookOff, IconCircleCheck, IconClock, IconInbox, IconInfoCircle, IconLoader2, IconRefresh, IconUserQuestion} from '@tabler/icons-react';
import type {ComponentType, ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import type {JobState} from '../api/types';

/** Colours with a meaning; each comes with a sign and a word, so that nobody depends on the colour. */
export type Tone = 'good' | 'bad' | 'fault' | 'warn' | 'busy' | 'quiet';
export type Icon = ComponentType<{size?: number | string; className?: string; 'aria-hidden'?: boolean}>;

const STATES: Record<JobState, {tone: Tone; icon: Icon}> = {
  RECEIVED: {tone: 'quiet', icon: IconInbox},
  QUEUED: {tone: 'quiet', icon: IconClock},
  RUNNING: {tone: 'busy', icon: IconLoader2},
  RETRYING: {tone: 'warn', icon: IconRefresh},
  NEEDS_REVIEW: {tone: 'warn', icon: IconUserQuestion},
  SUCCEEDED: {tone: 'good', icon: IconCircleCheck},
  REJECTED: {tone: 'bad', icon: IconBookOff},
  FAILED: {tone: 'fault', icon: IconAlertOctagon},
  CANCELLED: {tone: 'quiet', icon: IconBan},
};

export function ToneBadge({tone, icon: Sign, children, turning}: {tone: Tone; icon: Icon; children: ReactNode; turning?: boolean}) {
  return (
    <span className="tone" data-tone={tone}>
      <Sign size={14} className={turning ? 'turning' : undefined} aria-hidden />
      {children}
    </span>
  );
}

export function StateBadge({state}: {state: JobState}) {
  const {t} = useTranslation();
  const {tone, icon} = STATES[state] ?? STATES.RECEIVED;
  return <ToneBadge tone={tone} icon={icon} turning={state === 'RUNNING'}>{t(`state.${state}`)}</ToneBadge>;
}

const SEVERITIES: Record<string, {tone: Tone; icon: Icon}> = {
  fatal: {tone: 'bad', icon: IconAlertOctagon},
  error: {tone: 'bad', icon: IconAlertOctagon},
  warning: {tone: 'warn', icon: IconAlertTriangle},
  info: {tone: 'busy', icon: IconInfoCircle},
  usage: {tone: 'quiet', icon: IconInfoCircle},
};

export const severityStyle = (severity: string): {tone: Tone; icon: Icon} => SEVERITIES[severity] ?? {tone: 'quiet', icon: IconInfoCircle};
