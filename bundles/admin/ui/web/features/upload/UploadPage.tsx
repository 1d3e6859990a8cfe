import {Autocomplete, Button, Group, Skeleton, Stack, Text} from '@mantine/core';
import {useLocalStorage} from '@mantine/hooks';
import {IconPlayerPause, IconPlayerPlay} from '@tabler/icons-react';
import {useQuery} from '@tanstack/react-query';
import {useState, useSyncExternalStore} from 'react';
import {useTranslation} from 'react-i18next';
import {useSession} from '../../api/hooks';
import {Page, Panel} from '../../shared/Page';
import {usePublishers} from '../../shared/usePublishers';
import {DropZone} from './DropZone';
import {FileRow} from './FileRow';
import {isPublisher, phaseOf} from './progress';
import {type BookFile, theUploader, type Uploader} from './uploader';
import './upload.css';

export function UploadPage() {
  const {t} = useTranslation();
  const {data: uploader} = useQuery({queryKey: ['uploader'], queryFn: theUploader, staleTime: Infinity, gcTime: Infinity});
  return (
    <Page tab={t('upload.title')} title={t('upload.title')} lead={t(uploader && !uploader.resumable ? 'upload.leadPlain' : 'upload.lead')}>
      {uploader ? <Uploads uploader={uploader} /> : <Skeleton height={260} />}
    </Page>
  );
}

function Uploads({uploader}: {uploader: Uploader}) {
  const {t} = useTranslation();
  const {user} = useSession();
  const known = usePublishers();
  const [publisher, setPublisher] = useLocalStorage({key: 'bindery-publisher', defaultValue: user?.publishers?.[0] ?? ''});
  const [fault, setFault] = useState<string>();
  const files = useFiles(uploader);
  const phases = files.map(phaseOf);

  function take(chosen: File[]) {
    if (!isPublisher(publisher)) return setFault(t(publisher ? 'upload.publisherBad' : 'upload.publisherNeeded'));
    setFault(undefined);
    for (const file of chosen) {
      try {
        uploader.addFile({name: file.name, type: file.type || 'application/octet-stream', data: file, source: 'desk', meta: {publisher, filename: file.name}});
      } catch (e) {
        setFault(`${file.name}: ${file.size === 0 ? t('upload.empty') : /already|duplicate/i.test(String(e)) ? t('upload.twice') : String(e)}`);
      }
    }
  }

  return (
    <>
      <Panel>
        <Stack gap="lg">
          <Autocomplete label={t('upload.publisher')} description={t('upload.publisherHint')} value={publisher} onChange={setPublisher} data={known} maw={360} required withAsterisk={false}
            error={publisher && !isPublisher(publisher) ? t('upload.publisherBad') : undefined} />
          <DropZone onFiles={take} />
          {fault && <Text role="alert" size="sm" c="var(--bad)">{fault}</Text>}
        </Stack>
      </Panel>
      {files.length > 0 && (
        <Panel title={t('upload.files', {count: files.length})} aside={
          <Group gap="xs">
            {uploader.resumable && phases.includes('uploading') && <Button size="xs" variant="default" leftSection={<IconPlayerPause size={14} />} onClick={() => uploader.pauseAll()}>{t('upload.pauseAll')}</Button>}
            {uploader.resumable && phases.includes('paused') && <Button size="xs" variant="default" leftSection={<IconPlayerPlay size={14} />} onClick={() => uploader.resumeAll()}>{t('upload.resumeAll')}</Button>}
            {phases.includes('uploaded') && <Button size="xs" variant="default" onClick={() => uploader.removeFiles(files.filter((it) => phaseOf(it) === 'uploaded').map((it) => it.id))}>{t('upload.clearDone')}</Button>}
          </Group>
        }>
          <ul className="uploads">{files.map((it) => <FileRow key={it.id} file={it} uploader={uploader} />)}</ul>
        </Panel>
      )}
    </>
  );
}

/** The uploader's files as they are just now, the latest first. */
function useFiles(uploader: Uploader): BookFile[] {
  const files = useSyncExternalStore((changed) => uploader.store.subscribe(changed), () => uploader.getState().files);
  return (Object.values(files) as BookFile[]).reverse();
}
