import {Text} from '@mantine/core';
import {useTranslation} from 'react-i18next';
import type {JobReport} from '../../api/types';
import {Cover} from '../../shared/Cover';
import {Facts} from '../../shared/Facts';
import {authorsOf, fieldsOf} from '../../shared/metadata';
import {Panel} from '../../shared/Page';

/** The book itself: its cover beside what is known of it. */
export function BookSide({job, title}: {job: JobReport; title: string}) {
  const {t} = useTranslation();
  const author = authorsOf(job.metadata);
  const known = fieldsOf(job.metadata).length > 0;
  return (
    <Panel title={t('job.metadata')}>
      <div className="book-side">
        <Cover of="jobs" id={known ? job.id : undefined} tag={job.sha256} title={title} author={author} />
        <div>
          <div className="book-side-title">{title}</div>
          {author && <Text c="dimmed" mt={4}>{author}</Text>}
        </div>
      </div>
      {known ? <Facts metadata={job.metadata} provenance={job.provenance} /> : <Text c="dimmed" size="sm">{t('job.noMetadata')}</Text>}
    </Panel>
  );
}
