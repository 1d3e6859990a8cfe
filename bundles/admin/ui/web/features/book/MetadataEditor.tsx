import {Button, Group, Modal, Stack, Text, Textarea, TextInput} from '@mantine/core';
import {notifications} from '@mantine/notifications';
import {useMutation, useQueryClient} from '@tanstack/react-query';
import {type FormEvent, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {asProblem} from '../../api/problem';
import {ProblemView} from '../../shared/Answer';
import {useFieldName} from '../../shared/Facts';
import {FIELDS, hasLines, mergePatch, type Values, valuesOf} from './form';
import {patchMetadata, type Versioned} from './useEditing';

const LONG = new Set(['description', 'rights']);

/** Edits a book at the version that was seen; what somebody else has changed meanwhile is not overwritten unseen. */
export function MetadataEditor({id, seen, close}: {id: string; seen: Versioned; close: () => void}) {
  const {t} = useTranslation();
  const fieldName = useFieldName();
  const client = useQueryClient();
  const [base, setBase] = useState(seen);
  const [values, setValues] = useState<Values>(() => valuesOf(seen.metadata));
  const patch = mergePatch(base.metadata, values);
  const changed = Object.keys(patch).length > 0;
  const save = useMutation({
    mutationFn: () => patchMetadata(id, base.tag, patch),
    onSuccess() {
      void client.invalidateQueries({queryKey: ['book', id]});
      void client.invalidateQueries({queryKey: ['books']});
      notifications.show({color: 'green', message: t('book.saved')});
      close();
    },
    onError(e) {
      if (asProblem(e).status === 412) void client.refetchQueries({queryKey: ['book', id, 'metadata']});
    },
  });
  const conflict = save.isError && asProblem(save.error).status === 412;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (conflict) setBase(seen);
    save.mutate();
  }
  const set = (field: keyof Values) => (value: string) => setValues((all) => ({...all, [field]: value}));
  return (
    <Modal opened onClose={close} size="lg" title={t('book.editing')} closeButtonProps={{'aria-label': t('action.close')}}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {FIELDS.map((field) => (hasLines(field) || LONG.has(field)
            ? <Textarea key={field} label={fieldName(field)} description={hasLines(field) ? t('book.lines') : undefined} autosize minRows={hasLines(field) ? 1 : 3} maxRows={8} value={values[field]} onChange={(event) => set(field)(event.currentTarget.value)} />
            : <TextInput key={field} label={fieldName(field)} value={values[field]} onChange={(event) => set(field)(event.currentTarget.value)} />))}
          <Text size="xs" c="dimmed">{t('book.emptied')}</Text>
          {conflict && <Text role="alert" size="sm" c="var(--warn)"><strong>{t('book.conflict')}.</strong> {t('book.conflictHint')}</Text>}
          {save.isError && !conflict && <ProblemView error={save.error} />}
          <Group justify="flex-end">
            {!changed && <Text size="sm" c="dimmed">{t('book.nothingChanged')}</Text>}
            <Button variant="default" onClick={close}>{t('action.discard')}</Button>
            <Button type="submit" loading={save.isPending} disabled={!changed}>{t('action.save')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
