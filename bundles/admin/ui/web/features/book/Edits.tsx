import {Button, Text} from '@mantine/core';
import {notifications} from '@mantine/notifications';
import {IconArrowBackUp} from '@tabler/icons-react';
import {useMutation, useQueryClient} from '@tanstack/react-query';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {asProblem} from '../../api/problem';
import {Confirm} from '../../shared/Confirm';
import {useFieldName} from '../../shared/Facts';
import {linesOf} from '../../shared/metadata';
import {Panel} from '../../shared/Page';
import {useFormat} from '../../shared/useFormat';
import {type Edit, undoEdit, useEdits} from './useEditing';

/** Who edited what, and what was there before; the last edit can be taken back. */
export function Edits({id, there, mayUndo}: {id: string; there: boolean; mayUndo: boolean}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const {data} = useEdits(id, there);
  const undo = useMutation({
    mutationFn: () => undoEdit(id),
    onSuccess: () => notifications.show({color: 'green', message: t('book.undone')}),
    onError: (e) => notifications.show({color: 'red', title: asProblem(e).title, message: asProblem(e).remedy || asProblem(e).detail}),
    onSettled() {
      setAsked(false);
      void client.invalidateQueries({queryKey: ['book', id]});
      void client.invalidateQueries({queryKey: ['books']});
    },
  });
  if (!data?.edits.length) return null;
  return (
    <Panel title={t('book.history')} aside={mayUndo && <Button size="xs" variant="default" leftSection={<IconArrowBackUp size={14} />} onClick={() => setAsked(true)}>{t('book.undoLast')}</Button>}>
      <ul className="edits">{data.edits.map((it) => <OneEdit key={it.number} edit={it} />)}</ul>
      <Confirm opened={asked} title={t('book.askUndo')} text={t('book.undoText')} action={t('action.undo')} busy={undo.isPending} onClose={() => setAsked(false)} onConfirm={() => undo.mutate()} />
    </Panel>
  );
}

function OneEdit({edit}: {edit: Edit}) {
  const {t, i18n} = useTranslation();
  const format = useFormat();
  const fieldName = useFieldName();
  const before = edit.before ?? {};
  const after = edit.after ?? {};
  // a flat view says some things twice, such as a title among the titles
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((it) => !['titles', 'language'].includes(it) && JSON.stringify(before[it]) !== JSON.stringify(after[it]));
  const say = (values: typeof before, field: string) => linesOf(field, values[field], i18n.language).filter(Boolean).join(', ') || t('book.nothing');
  return (
    <li>
      <Text size="sm" c="dimmed">{format.moment(edit.at)}{(edit.actor ?? edit.by) && ` · ${t('job.by', {actor: edit.actor ?? edit.by})}`}</Text>
      {fields.map((field) => (
        <Text key={field} size="sm" className="break"><strong>{fieldName(field)}</strong>: <del>{say(before, field)}</del> → <ins>{say(after, field)}</ins></Text>
      ))}
    </li>
  );
}
