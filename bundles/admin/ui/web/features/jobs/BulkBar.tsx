import {Button, Group, Text} from '@mantine/core';
import {notifications} from '@mantine/notifications';
import {IconBan, IconRefresh} from '@tabler/icons-react';
import {useMutation, useQueryClient} from '@tanstack/react-query';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {useCapabilities} from '../../api/capabilities';
import {asProblem} from '../../api/problem';
import {Confirm} from '../../shared/Confirm';
import {bulk, type BulkAction} from './useJobs';

/** What can be done with the jobs that are selected. */
export function BulkBar({ids, clear}: {ids: string[]; clear: () => void}) {
  const {t} = useTranslation();
  const can = useCapabilities();
  const client = useQueryClient();
  const [asked, setAsked] = useState<BulkAction>();
  const run = useMutation({
    mutationFn: (action: BulkAction) => bulk(action, ids, can.has('post', '/jobs/bulk')),
    onSuccess({done, refused, problem}) {
      if (done) notifications.show({color: 'green', message: t('jobs.bulkDone', {count: done})});
      if (refused) notifications.show({color: 'yellow', title: t('jobs.bulkRefused', {count: refused}), message: problem?.remedy ?? ''});
      clear();
    },
    onError: (e) => notifications.show({color: 'red', title: t('problem.toast'), message: asProblem(e).message}),
    onSettled() {
      setAsked(undefined);
      void client.invalidateQueries({queryKey: ['jobs']});
    },
  });
  const count = ids.length;
  return (
    <Group className="bulkbar" gap="sm">
      <Text size="sm" fw={550} role="status">{t('jobs.selected', {count})}</Text>
      <Button size="xs" variant="default" leftSection={<IconRefresh size={14} />} onClick={() => setAsked('replay')}>{t('jobs.bulkReplay')}</Button>
      <Button size="xs" variant="default" leftSection={<IconBan size={14} />} onClick={() => setAsked('cancel')}>{t('jobs.bulkCancel')}</Button>
      <Button size="xs" variant="subtle" onClick={clear}>{t('action.clear')}</Button>
      <Confirm opened={asked === 'replay'} title={t('jobs.bulkReplayAsk', {count})} text={t('job.replayText')} action={t('jobs.bulkReplay')} busy={run.isPending} onClose={() => setAsked(undefined)} onConfirm={() => run.mutate('replay')} />
      <Confirm opened={asked === 'cancel'} danger title={t('jobs.bulkCancelAsk', {count})} text={t('job.cancelText')} action={t('action.cancel')} busy={run.isPending} onClose={() => setAsked(undefined)} onConfirm={() => run.mutate('cancel')} />
    </Group>
  );
}
