import {notifications} from '@mantine/notifications';
import {useMutation, useQueryClient} from '@tanstack/react-query';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {call} from '../../api/client';

/** The one of a list that a person is about to remove, and the removing itself. */
export function useRemoval<T>(list: 'tokens' | 'users') {
  const {t} = useTranslation();
  const client = useQueryClient();
  const [removed, setRemoved] = useState<T>();
  const remove = useMutation({
    mutationFn: (id: string) => call('DELETE', `/${list}/${encodeURIComponent(id)}`),
    onSuccess: () => notifications.show({color: 'green', message: t('people.removed')}),
    onSettled() {
      setRemoved(undefined);
      void client.invalidateQueries({queryKey: [list]});
    },
  });
  return {removed, setRemoved, remove};
}
