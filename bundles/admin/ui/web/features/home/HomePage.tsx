import {Anchor, Button, Group, SimpleGrid, Skeleton, Stack, Text} from '@mantine/core';
import {IconAlertTriangle, IconBooks, IconHeartbeat, IconUpload} from '@tabler/icons-react';
import {useQuery} from '@tanstack/react-query';
import {Link} from '@tanstack/react-router';
import {lazy, Suspense} from 'react';
import {useTranslation} from 'react-i18next';
import {get, getIfThere} from '../../api/client';
import {usePace, useSession} from '../../api/hooks';
import {hasRole} from '../../api/session';
import {hasEnded, STATES, type Doctor, type JobPage, type JobState, type Status} from '../../api/types';
import {Answer, Empty} from '../../shared/Answer';
import {Page, Panel} from '../../shared/Page';
import {StateBadge, ToneBadge} from '../../shared/Tone';
import {useFormat} from '../../shared/useFormat';
import './home.css';

const Figures = lazy(() => import('./Figures').then((it) => ({default: it.Figures})));

export function HomePage() {
  const {t} = useTranslation();
  const format = useFormat();
  const pace = usePace(false);
  const {user} = useSession();
  // how the whole platform fares is for those who run it
  const operator = hasRole(user, 'operator');
  const status = useQuery({queryKey: ['status'], queryFn: ({signal}) => get<Status>('/status', undefined, signal), refetchInterval: pace, enabled: operator});
  const empty = status.data && Object.values(status.data.counts).every((it) => !it);
  return (
    <Page tab={t('nav.home')} title={t('nav.home')} lead={t('home.lead')}
      actions={<Button component={Link} to="/upload" leftSection={<IconUpload size={17} />}>{t('nav.upload')}</Button>}>
      {operator && <Answer query={status} skeleton={<SimpleGrid cols={{base: 2, sm: 3, md: 5}}>{[1, 2, 3, 4, 5].map((it) => <Skeleton key={it} height={92} />)}</SimpleGrid>}>
        {({counts}) => <Counts counts={counts} />}
      </Answer>}
      {empty ? (
        <Panel><Empty icon={IconBooks} title={t('home.empty')} hint={t('home.emptyHint')}><Button component={Link} to="/upload">{t('nav.upload')}</Button></Empty></Panel>
      ) : (
        <Suspense fallback={<Skeleton height={320} />}><Figures /></Suspense>
      )}
      {!empty && <Latest />}
      <Group justify="space-between" gap="md">
        {operator && <Health />}
        {status.data && <Text size="sm" c="dimmed">{t('home.version', {version: status.data.version, time: format.duration(status.data.uptimeMs)})}</Text>}
      </Group>
    </Page>
  );
}

const CARDS: {name: 'inWork' | 'succeeded' | 'rejected' | 'failed' | 'review'; states: JobState[]; tone: string}[] = [
  {name: 'inWork', states: STATES.filter((it) => !hasEnded(it) && it !== 'NEEDS_REVIEW'), tone: 'busy'},
  {name: 'succeeded', states: ['SUCCEEDED'], tone: 'good'},
  {name: 'rejected', states: ['REJECTED'], tone: 'bad'},
  {name: 'failed', states: ['FAILED'], tone: 'fault'},
  {name: 'review', states: ['NEEDS_REVIEW'], tone: 'warn'},
];

function Counts({counts}: {counts: Status['counts']}) {
  const {t} = useTranslation();
  const format = useFormat();
  return (
    <SimpleGrid cols={{base: 2, sm: 3, md: 5}} spacing="md">
      {CARDS.map(({name, states, tone}) => {
        const value = states.reduce((sum, it) => sum + (counts[it] ?? 0), 0);
        return (
          <Link key={name} to="/jobs" search={{state: states}} className="count" data-tone={value ? tone : 'none'}>
            <span className="count-value numbers">{format.count(value)}</span>
            <span className="count-name">{t(`home.${name}`)}</span>
          </Link>
        );
      })}
    </SimpleGrid>
  );
}

function Latest() {
  const {t} = useTranslation();
  const format = useFormat();
  const pace = usePace(true);
  const jobs = useQuery({queryKey: ['jobs', 'latest'], queryFn: ({signal}) => get<JobPage>('/jobs', {limit: 6}, signal), refetchInterval: pace});
  return (
    <Panel title={t('home.recent')} aside={<Anchor component={Link} to="/jobs" size="sm">{t('home.all')}</Anchor>}>
      <Answer query={jobs}>
        {(page) => (
          <Stack gap={0} component="ul" className="latest">
            {page.jobs.map((job) => (
              <li key={job.id}>
                <Link to="/jobs/$id" params={{id: job.id}} className="plainlink clip latest-name">{job.fileName}</Link>
                <Text size="sm" c="dimmed" className="latest-when">{format.ago(job.createdAt)}</Text>
                <StateBadge state={job.state} />
              </li>
            ))}
          </Stack>
        )}
      </Answer>
    </Panel>
  );
}

function Health() {
  const {t} = useTranslation();
  const {data} = useQuery({queryKey: ['doctor'], queryFn: ({signal}) => getIfThere<Doctor>('/doctor', undefined, signal).catch(() => null), staleTime: 30_000, refetchInterval: 60_000});
  if (!data) return <span />;
  if (data.healthy) return <ToneBadge tone="good" icon={IconHeartbeat}>{t('home.healthy')}</ToneBadge>;
  const unwell = data.checks.filter((it) => !it.healthy);
  return (
    <Stack gap={4}>
      <div><ToneBadge tone="warn" icon={IconAlertTriangle}>{t('home.unwell', {count: unwell.length})}</ToneBadge></div>
      {unwell.map((it) => <Text key={it.name} size="sm"><strong>{it.name}</strong>: {it.detail} {it.remedy}</Text>)}
    </Stack>
  );
}
