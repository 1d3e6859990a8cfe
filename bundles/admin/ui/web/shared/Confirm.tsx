import {Button, Group, Modal, Stack, Text} from '@mantine/core';
import type {ReactNode} from 'react';
import {useTranslation} from 'react-i18next';

/** Asks before something is done that one may regret. */
export function Confirm(props: {opened: boolean; title: string; text: ReactNode; action: string; danger?: boolean; busy?: boolean; onClose: () => void; onConfirm: () => void}) {
  const {t} = useTranslation();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} centered closeButtonProps={{'aria-label': t('action.close')}}>
      <Stack>
        <Text component="div" size="sm">{props.text}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose} data-autofocus>{t('action.keep')}</Button>
          <Button color={props.danger ? 'red.8' : undefined} loading={props.busy} onClick={props.onConfirm}>{props.action}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
