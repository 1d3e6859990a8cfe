import {Button, Group, MultiSelect, Select, TextInput} from '@mantine/core';
import {useDebouncedCallback} from '@mantine/hooks';
import {IconChevronLeft, IconChevronRight, IconSearch, IconUpload} from '@tabler/icons-react';
import {Link, useNavigate, useSearch} from '@tanstack/react-router';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {useCapabilities} from '../../api/capabilities';
import {STATES, type JobState} from '../../api/types';
import type {JobsSearch} from '../../app/router';
import {Answer, Empty, Lines} from '../../shared/Answer';
import {Page} from '../../shared/Page';
import {isAt} from '../../shared/place';
import {usePublishers} from '../../shared/usePublishers';
import {BulkBar} from './BulkBar';
import {JobsTable} from './JobsTable';
import {useJobs} from './useJobs';
import './jobs.css';

export function JobsPage() {
  const {t} = useTranslation();
  const search = useSearch({from: '/desk/jobs'}) as JobsSearch;
  const navigate = useNavigate();
  const [selected, setSelected] = useState<Record<string, boolean>>({});
  const jobs = useJobs(search);
  const filtered = Boolean(search.state?.length || search.publisher || search.q || search.before);
  const go = (change: JobsSearch) => void navigate({to: '/jobs', search: {...search, before: undefined, ...change}});
  const ids = Object.keys(selected).filter((id) => selected[id]);
  return (
    <Page tab={t('nav.jobs')} title={t('nav.jobs')} lead={t('jobs.lead')}
      actions={<Button component={Link} to="/upload" leftSection={<IconUpload size={17} />}>{t('nav.upload')}</Button>}>
      <Filters search={search} go={go} />
      <section className="card jobs-card">
        {ids.length > 0 && <BulkBar ids={ids} clear={() => setSelected({})} />}
        <Answer query={jobs} skeleton={<div className="jobs-wait"><Lines count={8} height={22} /></div>}>
          {(page) => page.jobs.length
            ? <JobsTable jobs={page.jobs} selected={selected} onSelect={setSelected} />
            : (
              <Empty icon={IconSearch} title={t(filtered ? 'jobs.none' : 'home.empty')} hint={t(filtered ? 'jobs.noneHint' : 'home.emptyHint')}>
                {filtered ? <Button variant="default" component={Link} to="/jobs" search={{} as never}>{t('jobs.clear')}</Button> : <Button component={Link} to="/upload">{t('nav.upload')}</Button>}
              </Empty>
            )}
        </Answer>
      </section>
      {(search.before || jobs.data?.next) && (
        <Group justify="space-between">
          <Button variant="default" leftSection={<IconChevronLeft size={16} />} disabled={!search.before} onClick={() => go({})}>{t('jobs.newer')}</Button>
          <Button variant="default" rightSection={<IconChevronRight size={16} />} disabled={!jobs.data?.next} onClick={() => go({before: jobs.data?.next ?? undefined})}>{t('jobs.older')}</Button>
        </Group>
      )}
    </Page>
  );
}

function Filters({search, go}: {search: JobsSearch; go: (change: JobsSearch) => void}) {
  const {t} = useTranslation();
  const can = useCapabilities();
  const publishers = usePublishers();
  const [words, setWords] = useState(search.q ?? '');
  const look = useDebouncedCallback((q: string) => {
    if (isAt('/jobs')) go({q: q.trim() || undefined});
  }, 300);
  return (
    <Group gap="md" align="flex-end" role="search">
      {can.has('get', '/jobs', 'q') && (
        <TextInput label={t('jobs.search')} placeholder={t('jobs.searchHint')} leftSection={<IconSearch size={16} />} value={words} flex="1 1 220px" type="search"
          onChange={(event) => {
            setWords(event.currentTarget.value);
            look(event.currentTarget.value);
          }} />
      )}
      <MultiSelect label={t('jobs.state')} placeholder={search.state?.length ? undefined : t('jobs.anyState')} data={STATES.map((it) => ({value: it, label: t(`state.${it}`)}))} value={search.state ?? []}
        onChange={(state) => go({state: state.length ? (state as JobState[]) : undefined})} clearable hidePickedOptions flex="1 1 240px" maw={520} clearButtonProps={{'aria-label': t('action.clear')}} />
      <Select label={t('jobs.publisher')} placeholder={t('jobs.anyPublisher')} data={publishers} value={search.publisher ?? null} onChange={(it) => go({publisher: it ?? undefined})} clearable searchable
        flex="0 1 200px" clearButtonProps={{'aria-label': t('action.clear')}} />
    </Group>
  );
}
