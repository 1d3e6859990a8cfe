import {ActionIcon, Anchor, Group, Progress, Text, Tooltip} from '@mantine/core';
import {IconPlayerPause, IconPlayerPlay, IconRefresh, IconX} from '@tabler/icons-react';
import {useQuery} from '@tanstack/react-query';
import {Link} from '@tanstack/react-router';
import type {ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import {get} from '../../api/client';
import {usePace} from '../../api/hooks';
import {hasEnded, type JobReport} from '../../api/types';
import {StateBadge} from '../../shared/Tone';
import {useFormat} from '../../shared/useFormat';
import {leftMs, phaseOf, shareOf} from './progress';
import type {BookFile, Uploader} from './uploader';

/** One file on its way, and then the job that it has become. */
export function FileRow({file, uploader}: {file: BookFile; uploader: Uploader}) {
  const {t} = useTranslation();
  const format = useFormat();
  const phase = phaseOf(file);
  const share = shareOf(file);
  const left = leftMs(file, Date.now());
  const size = format.bytes(file.size ?? 0);
  const words = {
    waiting: t('upload.waiting'),
    uploading: t('upload.progress', {percent: format.percent(share), size}) + (left === undefined ? '' : ` · ${t('upload.left', {time: format.duration(left)})}`),
    paused: t('upload.paused', {percent: format.percent(share)}),
    uploaded: `${t('upload.uploaded')} · ${size}`,
    failed: t('upload.failed'),
  }[phase];
  return (
    <li className="upload" data-phase={phase}>
      <div className="upload-text">
        <Text fw={500} className="clip" title={file.name}>{file.name}</Text>
        <Text size="sm" c={phase === 'failed' ? 'var(--bad)' : 'dimmed'} className="numbers">
          {words}{file.problem && `: ${file.problem.detail || file.problem.title} ${file.problem.remedy}`}
        </Text>
      </div>
      {file.jobId ? <JobState id={file.jobId} /> : (
        <Group gap={4} wrap="nowrap">
          {uploader.resumable && phase === 'uploading' && <Press label={t('upload.pause')} onClick={() => uploader.pauseResume(file.id)}><IconPlayerPause size={18} /></Press>}
          {uploader.resumable && phase === 'paused' && <Press label={t('upload.resume')} onClick={() => uploader.pauseResume(file.id)}><IconPlayerPlay size={18} /></Press>}
          {phase === 'failed' && <Press label={t('upload.retry')} onClick={() => void uploader.retryUpload(file.id)}><IconRefresh size={18} /></Press>}
          {phase !== 'uploaded' && <Press label={t('action.remove')} onClick={() => uploader.removeFile(file.id)}><IconX size={18} /></Press>}
        </Group>
      )}
      {phase !== 'uploaded' && (
        <Progress value={share * 100} size={5} className="upload-bar" color={phase === 'failed' ? 'var(--bad)' : phase === 'paused' ? 'var(--gold)' : undefined} aria-label={t('upload.progressOf', {name: file.name})} />
      )}
    </li>
  );
}

function Press({label, onClick, children}: {label: string; onClick: () => void; children: ReactNode}) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size={34} c="var(--mantine-color-text)" aria-label={label} onClick={onClick}>{children}</ActionIcon>
    </Tooltip>
  );
}

function JobState({id}: {id: string}) {
  const {t} = useTranslation();
  const pace = usePace(true);
  const {data} = useQuery({
    queryKey: ['job', id], queryFn: ({signal}) => get<JobReport>(`/jobs/${id}`, undefined, signal),
    refetchInterval: (query) => (query.state.data && hasEnded(query.state.data.state) ? false : pace),
  });
  return (
    <Group gap="sm" wrap="nowrap">
      {data && <StateBadge state={data.state} />}
      <Anchor component={Link} to="/jobs/$id" params={{id} as never} size="sm">{t('upload.follow')}</Anchor>
    </Group>
  );
}
