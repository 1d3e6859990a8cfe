import {ActionIcon, Button, Group, Modal, MultiSelect, PasswordInput, Stack, Switch, TagsInput, Text, TextInput} from '@mantine/core';
import {notifications} from '@mantine/notifications';
import {IconPencil, IconPlus, IconTrash, IconUsers} from '@tabler/icons-react';
import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {type FormEvent, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {useCapabilities} from '../../api/capabilities';
import {call, get} from '../../api/client';
import {useSession} from '../../api/hooks';
import type {Person} from '../../api/types';
import {en} from '../../i18n/en';
import {Answer, Empty, ProblemView} from '../../shared/Answer';
import {Confirm} from '../../shared/Confirm';
import {usePublishers} from '../../shared/usePublishers';
import {useRemoval} from './useRemoval';

export const ROLES = Object.keys(en.role) as (keyof typeof en.role)[];

export function Users() {
  const {t} = useTranslation();
  const can = useCapabilities();
  const {user} = useSession();
  const [edited, setEdited] = useState<Person | 'new'>();
  const {removed, setRemoved, remove} = useRemoval<Person>('users');
  const users = useQuery({queryKey: ['users'], queryFn: ({signal}) => get<{users: Person[]}>('/users', undefined, signal)});
  const roles = (person: Person) => person.roles.map((it) => (it in en.role ? t(`role.${it as 'admin'}`) : it)).join(', ');
  return (
    <Stack>
      {can.has('post', '/users') && <Group justify="flex-end"><Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>{t('people.newUser')}</Button></Group>}
      {remove.isError && <ProblemView error={remove.error} />}
      <section className="card">
        <Answer query={users}>
          {(data) => (data.users.length === 0 ? <Empty icon={IconUsers} title={t('people.noUsers')} /> : (
            <div className="scroller" tabIndex={0} role="region" aria-label={t('people.users')}>
              <table className="list">
                <thead><tr><th scope="col">{t('people.login')}</th><th scope="col">{t('people.name')}</th><th scope="col">{t('people.roles')}</th><th scope="col">{t('people.publisherNames')}</th><td /></tr></thead>
                <tbody>
                  {data.users.map((it) => (
                    <tr key={it.login}>
                      <td><strong>{it.login}</strong>{!it.enabled && <Text size="xs" c="dimmed">{t('people.off')}</Text>}</td><td>{it.name}</td><td>{roles(it)}</td><td>{it.publishers?.join(', ')}</td>
                      <td>
                        <Group gap={2} justify="flex-end" wrap="nowrap">
                          {can.has('patch', '/users/{login}') && <ActionIcon variant="subtle" color="gray" aria-label={t('people.editUser', {login: it.login})} onClick={() => setEdited(it)}><IconPencil size={17} /></ActionIcon>}
                          {can.has('delete', '/users/{login}') && it.login !== user?.login && <ActionIcon variant="subtle" color="gray" aria-label={t('people.removeUser', {login: it.login})} onClick={() => setRemoved(it)}><IconTrash size={17} /></ActionIcon>}
                        </Group>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ))}
        </Answer>
      </section>
      {edited && <UserForm person={edited === 'new' ? undefined : edited} close={() => setEdited(undefined)} />}
      <Confirm opened={Boolean(removed)} danger title={t('people.removeUser', {login: removed?.login ?? ''})} text={t('people.removeUserText')} action={t('action.remove')} busy={remove.isPending} onClose={() => setRemoved(undefined)} onConfirm={() => removed && remove.mutate(removed.login)} />
    </Stack>
  );
}

function UserForm({person, close}: {person?: Person; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const publishers = usePublishers();
  const [form, setForm] = useState({login: person?.login ?? '', name: person?.name ?? '', roles: person?.roles ?? ['viewer'], publishers: person?.publishers ?? [], enabled: person?.enabled ?? true, password: ''});
  const save = useMutation({
    mutationFn() {
      const {login, password, enabled, ...rest} = form;
      const json = {...rest, ...(password ? {password} : {})};
      if (!person) return call('POST', '/users', {json: {login, ...json}});
      // what somebody else has changed meanwhile is not overwritten unseen
      return call('PATCH', `/users/${encodeURIComponent(person.login)}`, {json: {...json, enabled}, headers: {'If-Match': `"${person.version}"`}});
    },
    onSuccess() {
      notifications.show({color: 'green', message: person ? t('people.userChanged') : t('people.userMade', {login: form.login})});
      void client.invalidateQueries({queryKey: ['users']});
      close();
    },
  });
  const set = (change: Partial<typeof form>) => setForm((all) => ({...all, ...change}));
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <Modal opened onClose={close} title={person ? t('people.editUser', {login: person.login}) : t('people.newUser')} closeButtonProps={{'aria-label': t('action.close')}}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {!person && <TextInput label={t('people.login')} value={form.login} onChange={(event) => set({login: event.currentTarget.value})} required autoCapitalize="none" autoComplete="off" />}
          <TextInput label={t('people.name')} value={form.name} onChange={(event) => set({name: event.currentTarget.value})} autoComplete="off" />
          <MultiSelect label={t('people.roles')} data={ROLES.map((it) => ({value: it, label: t(`role.${it}`)}))} value={form.roles} onChange={(roles) => set({roles})} clearButtonProps={{'aria-label': t('action.clear')}} />
          <TagsInput label={t('people.publisherNames')} data={publishers} value={form.publishers} onChange={(names) => set({publishers: names})} clearButtonProps={{'aria-label': t('action.clear')}} />
          <PasswordInput label={t('people.password')} description={person ? t('people.passwordLeave') : undefined} value={form.password} onChange={(event) => set({password: event.currentTarget.value})} required={!person} autoComplete="new-password" />
          {person && <Switch label={t('people.enabled')} checked={form.enabled} onChange={(event) => set({enabled: event.currentTarget.checked})} />}
          {save.isError && <ProblemView error={save.error} />}
          <Group justify="flex-end"><Button variant="default" onClick={close}>{t('action.discard')}</Button><Button type="submit" loading={save.isPending}>{t('action.save')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}
