import {Button} from '@mantine/core';
import {notifications} from '@mantine/notifications';
import {IconBan, IconRefresh} from '@tabler/icons-react';
import {useMutation, useQueryClient} from '@tanstack/react-query';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {call} from '../../api/client';
import {useSession} from '../../api/hooks';
import {asProblem} from '../../api/problem';
import {hasRole} from '../../api/session';
import {hasEnded, type JobReport} from '../../api/types';
import {Confirm} from '../../shared/Confirm';

type Action = 'replay' | 'cancel';

/** What a person may do with the job as it stands. */
export function Actions({job}: {job: JobReport}) {
  const {t} = useTranslation();
  const {user} = useSession();
  const client = useQueryClient();
  const [asked, setAsked] = useState<Action>();
  const run = useMutation({
    mutationFn: (action: Action) => call('POST', `/jobs/${job.id}/${action}`),
    onSuccess: (_, action) => notifications.show({color: 'green', message: t(action === 'replay' ? 'job.replayed' : 'job.cancelled')}),
    onError(e) {
      const problem = asProblem(e);
      notifications.show({color: 'red', title: problem.title, message: problem.remedy || problem.detail, autoClose: 10_000});
    },
    onSettled() {
      setAsked(undefined);
      void client.invalidateQueries({queryKey: ['job', job.id]});
      void client.invalidateQueries({queryKey: ['jobs']});
    },
  });
  if (!hasRole(user, 'publisher')) return null;
  const undone = job.renditions.some((it) => it.failure) || job.steps.some((it) => it.state === 'OMITTED');
  const replayable = hasEnded(job.state) && (job.state !== 'SUCCEEDED' || undone);
  const close = () => setAsked(undefined);
  return (
    <>
      {replayable && <Button variant="default" leftSection={<IconRefresh size={17} />} onClick={() => setAsked('replay')}>{t('action.replay')}</Button>}
      {!hasEnded(job.state) && <Button variant="default" leftSection={<IconBan size={17} />} onClick={() => setAsked('cancel')}>{t('action.cancel')}</Button>}
      <Confirm opened={asked === 'replay'} title={t('job.replayAsk')} text={t('job.replayText')} action={t('action.replay')} busy={run.isPending} onClose={close} onConfirm={() => run.mutate('replay')} />
      <Confirm opened={asked === 'cancel'} danger title={t('job.cancelAsk')} text={t('job.cancelText')} action={t('action.cancel')} busy={run.isPending} onClose={close} onConfirm={() => run.mutate('cancel')} />
    </>
  );
}
