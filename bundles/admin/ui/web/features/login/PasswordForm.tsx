import {Button, Group, Modal, PasswordInput, Stack} from '@mantine/core';
import {notifications} from '@mantine/notifications';
import {useMutation} from '@tanstack/react-query';
import {type FormEvent, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {call} from '../../api/client';
import {logout} from '../../api/session';
import {ProblemView} from '../../shared/Answer';

/** Somebody changes the own password. */
export function PasswordForm({close}: {close: () => void}) {
  const {t} = useTranslation();
  const [oldPassword, setOld] = useState('');
  const [newPassword, setNew] = useState('');
  const save = useMutation({
    mutationFn: () => call('POST', '/session/password', {json: {oldPassword, newPassword}}),
    onSuccess() {
      notifications.show({color: 'green', message: t('login.changed')});
      // it has ended all logins of the account
      void logout();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <Modal opened onClose={close} title={t('login.change')} closeButtonProps={{'aria-label': t('action.close')}}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <PasswordInput label={t('login.old')} value={oldPassword} onChange={(event) => setOld(event.currentTarget.value)} autoComplete="current-password" required withAsterisk={false} data-autofocus />
          <PasswordInput label={t('login.fresh')} value={newPassword} onChange={(event) => setNew(event.currentTarget.value)} autoComplete="new-password" required withAsterisk={false} />
          {save.isError && <ProblemView error={save.error} />}
          <Group justify="flex-end"><Button variant="default" onClick={close}>{t('action.discard')}</Button><Button type="submit" loading={save.isPending}>{t('action.save')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}
