import {Button, Text} from '@mantine/core';
import {notifications} from '@mantine/notifications';
import {IconDownload} from '@tabler/icons-react';
import {useMutation, useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {download, getIfThere} from '../../api/client';
import {asProblem} from '../../api/problem';
import type {JobFile, JobReport, Rendition} from '../../api/types';
import {Answer} from '../../shared/Answer';
import {Panel} from '../../shared/Page';
import {useFormat} from '../../shared/useFormat';

/** The book as it came, what was made of it, and what could not be made. */
export function Downloads({job}: {job: JobReport}) {
  const {t} = useTranslation();
  const files = useQuery({queryKey: ['job', job.id, 'files'], queryFn: ({signal}) => getIfThere<{files: JobFile[]}>(`/jobs/${job.id}/files`, undefined, signal)});
  const omitted = job.renditions.filter((it) => it.state !== 'MADE' && it.failure);
  return (
    <Answer query={files}>
      {({files: all}) => (all.length + omitted.length === 0 ? null : (
        <Panel title={t('job.downloads')}>
          <ul className="files">
            {all.map((it) => <OneFile key={it.href} file={it} rendition={job.renditions.find((other) => other.format === it.format)} />)}
            {omitted.map((it) => <Omitted key={it.format} rendition={it} />)}
          </ul>
        </Panel>
      ))}
    </Answer>
  );
}

function OneFile({file, rendition}: {file: JobFile; rendition?: Rendition}) {
  const {t} = useTranslation();
  const format = useFormat();
  const fetching = useMutation({
    mutationFn: () => download(file.href, file.fileName),
    onError: (e) => notifications.show({color: 'red', title: t('problem.toast'), message: asProblem(e).message}),
  });
  const facts = [format.bytes(file.sizeBytes), file.original ? t('job.original') : '', rendition?.recall ? t('job.recall', {percent: format.percent(rendition.recall)}) : ''];
  return (
    <li>
      <div>
        <Text fw={550} tt="uppercase" size="sm">{file.format}</Text>
        <Text size="xs" c="dimmed">{facts.filter(Boolean).join(' · ')}</Text>
      </div>
      <Button size="xs" variant="default" loading={fetching.isPending} leftSection={<IconDownload size={14} />} onClick={() => fetching.mutate()} aria-label={`${t('action.download')}: ${file.fileName}`}>{t('action.download')}</Button>
    </li>
  );
}

function Omitted({rendition}: {rendition: Rendition}) {
  const {t} = useTranslation();
  return (
    <li>
      <div>
        <Text fw={550} tt="uppercase" size="sm">{rendition.format} <Text span size="xs" c="var(--warn)" tt="none">{t('job.omitted')}</Text></Text>
        <Text size="xs" c="dimmed" className="break">{rendition.failure?.message} {rendition.failure?.remedy}</Text>
      </div>
    </li>
  );
}
