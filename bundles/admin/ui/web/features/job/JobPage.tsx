import {Anchor, Group, Skeleton, Stack, Text} from '@mantine/core';
import {IconBookOff, IconBooks, IconCopy, IconHourglass} from '@tabler/icons-react';
import {useQuery} from '@tanstack/react-query';
import {Link, useParams} from '@tanstack/react-router';
import {useTranslation} from 'react-i18next';
import {get} from '../../api/client';
import {usePace} from '../../api/hooks';
import {asProblem} from '../../api/problem';
import {hasEnded, type JobReport} from '../../api/types';
import {Empty, Lines, ProblemView} from '../../shared/Answer';
import {stem} from '../../shared/format';
import {Page, Panel} from '../../shared/Page';
import {StateBadge} from '../../shared/Tone';
import {useFormat} from '../../shared/useFormat';
import {Actions} from './Actions';
import {BookSide} from './BookSide';
import {Downloads} from './Downloads';
import {Findings} from './Findings';
import {History} from './History';
import {Timeline} from './Timeline';
import './job.css';

export function JobPage() {
  const {t} = useTranslation();
  const {id} = useParams({strict: false}) as {id: string};
  const pace = usePace(true);
  const job = useQuery({
    queryKey: ['job', id], queryFn: ({signal}) => get<JobReport>(`/jobs/${encodeURIComponent(id)}`, undefined, signal),
    refetchInterval: (query) => (query.state.data && hasEnded(query.state.data.state) ? 30_000 : pace),
  });
  if (job.data) return <Report job={job.data} />;
  if (job.isError) {
    return (
      <Page tab={t('job.title')} title={t('job.title')}>
        {asProblem(job.error).absent ? <Empty icon={IconBookOff} title={t('job.none')}><Anchor component={Link} to="/jobs">{t('home.all')}</Anchor></Empty> : <ProblemView error={job.error} retry={() => void job.refetch()} />}
      </Page>
    );
  }
  return <Page tab={t('job.title')} title={<Skeleton height={36} width={340} />}><Panel><Lines count={7} /></Panel></Page>;
}

function Report({job}: {job: JobReport}) {
  const {t} = useTranslation();
  const format = useFormat();
  const title = typeof job.metadata.title === 'string' && job.metadata.title ? job.metadata.title : stem(job.fileName);
  return (
    <Page tab={title} title={title} actions={<Actions job={job} />}
      lead={
        <Group gap="xs" className="job-lead">
          <StateBadge state={job.state} />
          <Text size="sm" className="break">{job.fileName}</Text>
          <Text size="sm">{t('job.came', {ago: format.ago(job.createdAt), publisher: job.publisher})}</Text>
          {job.bookId && <Anchor component={Link} to="/books/$id" params={{id: job.bookId} as never} size="sm"><IconBooks size={15} aria-hidden className="inline-sign" /> {t('job.book')}</Anchor>}
        </Group>
      }>
      <Notices job={job} />
      <div className="job-columns">
        <Stack gap="lg" miw={0}>
          <Panel title={t('job.findings')}><Findings findings={job.findings} ended={hasEnded(job.state)} /></Panel>
          <Panel title={t('job.steps')} aside={<Worked job={job} />}><Timeline job={job} /></Panel>
          <History events={job.history} />
        </Stack>
        <Stack gap="lg" miw={0}>
          <BookSide job={job} title={title} />
          <Downloads job={job} />
        </Stack>
      </div>
    </Page>
  );
}

function Worked({job}: {job: JobReport}) {
  const {t} = useTranslation();
  const format = useFormat();
  return <Text size="sm" c="dimmed">{t('job.worked', {time: format.duration(job.steps.reduce((sum, it) => sum + it.durationMs, 0))})}</Text>;
}

/** What one must know before all else: why it failed, what it waits for, that it came before. */
function Notices({job}: {job: JobReport}) {
  const {t} = useTranslation();
  return (
    <>
      {job.failure && (
        <div className="notice" data-tone={job.state === 'FAILED' ? 'fault' : 'bad'} role="note">
          <Text fw={600} className="break">{job.failure.message}</Text>
          {job.failure.remedy && <Text size="sm"><strong>{t('problem.remedy')}</strong> {job.failure.remedy}</Text>}
          <Text size="xs" ff="monospace" mt={4}>{job.failure.code}</Text>
        </div>
      )}
      {job.waitingFor && !hasEnded(job.state) && <div className="notice" data-tone="warn" role="note"><IconHourglass size={17} aria-hidden className="inline-sign" /> {t('job.waiting', {what: job.waitingFor})}</div>}
      {job.duplicateOf && (
        <div className="notice" data-tone="quiet" role="note">
          <IconCopy size={17} aria-hidden className="inline-sign" /> <Link to="/jobs/$id" params={{id: job.duplicateOf} as never}>{t('job.duplicateOf', {id: job.duplicateOf})}</Link>
        </div>
      )}
    </>
  );
}
