import {ActionIcon, Button, Code, CopyButton, Group, Modal, MultiSelect, Stack, TagsInput, Text, TextInput} from '@mantine/core';
import {IconCopy, IconKey, IconPlus, IconTrash} from '@tabler/icons-react';
import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {type FormEvent, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {useCapabilities} from '../../api/capabilities';
import {call, get} from '../../api/client';
import type {ApiToken, MadeToken} from '../../api/types';
import {en} from '../../i18n/en';
import {Answer, Empty, ProblemView} from '../../shared/Answer';
import {Confirm} from '../../shared/Confirm';
import {usePublishers} from '../../shared/usePublishers';
import {useFormat} from '../../shared/useFormat';
import {ROLES} from './Users';
import {useRemoval} from './useRemoval';

export function Tokens() {
  const {t} = useTranslation();
  const format = useFormat();
  const can = useCapabilities();
  const [making, setMaking] = useState(false);
  const {removed, setRemoved, remove} = useRemoval<ApiToken>('tokens');
  const tokens = useQuery({queryKey: ['tokens'], queryFn: ({signal}) => get<{tokens: ApiToken[]}>('/tokens', undefined, signal)});
  const when = (iso?: string | null) => (iso ? format.moment(iso) : t('people.never'));
  return (
    <Stack>
      {can.has('post', '/tokens') && <Group justify="flex-end"><Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>{t('people.newToken')}</Button></Group>}
      {remove.isError && <ProblemView error={remove.error} />}
      <section className="card">
        <Answer query={tokens}>
          {(data) => (data.tokens.length === 0 ? <Empty icon={IconKey} title={t('people.noTokens')} hint={t('people.noTokensHint')} /> : (
            <div className="scroller" tabIndex={0} role="region" aria-label={t('people.tokens')}>
              <table className="list">
                <thead><tr><th scope="col">{t('people.name')}</th><th scope="col">{t('people.owner')}</th><th scope="col">{t('people.roles')}</th><th scope="col">{t('people.created')}</th><th scope="col">{t('people.expires')}</th><td /></tr></thead>
                <tbody>
                  {data.tokens.map((it) => (
                    <tr key={it.id}>
                      <td><strong>{it.name}</strong></td><td>{it.owner}</td><td>{it.roles.map((role) => (role in en.role ? t(`role.${role as 'admin'}`) : role)).join(', ')}</td><td>{format.moment(it.createdAt)}</td><td>{when(it.expiresAt)}</td>
                      <td>{can.has('delete', '/tokens/{id}') && <ActionIcon variant="subtle" color="gray" aria-label={t('people.removeToken', {name: it.name})} onClick={() => setRemoved(it)}><IconTrash size={17} /></ActionIcon>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ))}
        </Answer>
      </section>
      {making && <NewToken close={() => setMaking(false)} />}
      <Confirm opened={Boolean(removed)} danger title={t('people.removeToken', {name: removed?.name ?? ''})} text={t('people.removeTokenText')} action={t('action.remove')} busy={remove.isPending} onClose={() => setRemoved(undefined)} onConfirm={() => removed && remove.mutate(removed.id)} />
    </Stack>
  );
}

function NewToken({close}: {close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<string[]>(['publisher']);
  const [publishers, setPublishers] = useState<string[]>([]);
  const known = usePublishers();
  const make = useMutation({
    mutationFn: () => call<MadeToken>('POST', '/tokens', {json: {name, roles, publishers}}),
    onSuccess: () => void client.invalidateQueries({queryKey: ['tokens']}),
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    make.mutate();
  }
  const secret = make.data?.secret;
  return (
    <Modal opened onClose={close} title={secret ? t('people.tokenMade') : t('people.newToken')} closeButtonProps={{'aria-label': t('action.close')}}>
      {secret ? (
        <Stack>
          <Text size="sm">{t('people.tokenMadeText')}</Text>
          <Code block className="break">{secret}</Code>
          <Group justify="flex-end">
            <CopyButton value={secret}>{({copied, copy}) => <Button variant="default" leftSection={<IconCopy size={16} />} onClick={copy}>{t(copied ? 'action.copied' : 'action.copy')}</Button>}</CopyButton>
            <Button onClick={close}>{t('action.done')}</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack gap="sm">
            <TextInput label={t('people.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} required data-autofocus />
            <MultiSelect label={t('people.roles')} data={ROLES.map((it) => ({value: it, label: t(`role.${it}`)}))} value={roles} onChange={setRoles} clearButtonProps={{'aria-label': t('action.clear')}} />
            <TagsInput label={t('people.publisherNames')} data={known} value={publishers} onChange={setPublishers} clearButtonProps={{'aria-label': t('action.clear')}} />
            {make.isError && <ProblemView error={make.error} />}
            <Group justify="flex-end"><Button variant="default" onClick={close}>{t('action.discard')}</Button><Button type="submit" loading={make.isPending}>{t('action.save')}</Button></Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
