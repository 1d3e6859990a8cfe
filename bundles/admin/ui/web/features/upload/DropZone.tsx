import {Anchor, Text} from '@mantine/core';
import {IconBookUpload} from '@tabler/icons-react';
import {type DragEvent, useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';

/** Takes files by drag and drop, or by the system's own dialogue; the whole area is one button for the keyboard. */
export function DropZone({onFiles}: {onFiles: (files: File[]) => void}) {
  const {t} = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files].filter((it) => it.size > 0 || it.type);
    if (files.length) onFiles(files);
  }

  return (
    <>
      <button type="button" className="dropzone" data-over={over || undefined} onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }} onDragLeave={() => setOver(false)} onDrop={drop}>
        <IconBookUpload size={46} stroke={1.2} className="empty-sign" aria-hidden />
        <Text component="span" className="serif" fz="1.25rem" fw={600}>{over ? t('upload.dropNow') : t('upload.drop')}</Text>
        <Text component="span" size="sm" c="dimmed">{t('upload.or')} <Anchor component="span" inherit underline="always">{t('upload.choose')}</Anchor></Text>
      </button>
      <input ref={input} type="file" multiple hidden aria-label={t('upload.choose')} onChange={(event) => {
        onFiles([...(event.currentTarget.files ?? [])]);
        event.currentTarget.value = '';
      }} />
    </>
  );
}
