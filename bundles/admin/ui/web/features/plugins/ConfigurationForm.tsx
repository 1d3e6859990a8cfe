import {Button, Group, Modal, NumberInput, PasswordInput, Stack, Switch, Text, Textarea, TextInput} from '@mantine/core';
import {notifications} from '@mantine/notifications';
import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {type FormEvent, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {call, get} from '../../api/client';
import type {Attribute, Configuration} from '../../api/types';
import {Answer, ProblemView} from '../../shared/Answer';
import {changesOf, isList, keyOf, kindOf, type Values, valuesOf} from './configuration';

/** A form made from what the plugin says of its own configuration (OSGi Metatype). */
export function ConfigurationForm({name, close}: {name: string; close: () => void}) {
  const {t} = useTranslation();
  const path = `/plugins/${encodeURIComponent(name)}/configuration`;
  const configuration = useQuery({queryKey: ['plugins', name, 'configuration'], queryFn: ({signal}) => get<Configuration>(path, undefined, signal), gcTime: 0});
  return (
    <Modal opened onClose={close} size="lg" title={t('plugins.configuration', {name})} closeButtonProps={{'aria-label': t('action.close')}}>
      <Answer query={configuration}>
        {({attributes}) => (attributes.length ? <Form path={path} attributes={attributes} close={close} /> : <Text c="dimmed">{t('plugins.noConfiguration')}</Text>)}
      </Answer>
    </Modal>
  );
}

function Form({path, attributes, close}: {path: string; attributes: Attribute[]; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const [values, setValues] = useState<Values>(() => valuesOf(attributes));
  const changes = changesOf(attributes, values);
  const save = useMutation({
    mutationFn: () => call('PUT', path, {json: {values: changes}}),
    onSuccess() {
      notifications.show({color: 'green', message: t('plugins.saved')});
      void client.invalidateQueries({queryKey: ['plugins']});
      close();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        {attributes.map((it) => <Field key={keyOf(it)} attribute={it} value={values[keyOf(it)]!} onChange={(value) => setValues((all) => ({...all, [keyOf(it)]: value}))} />)}
        {save.isError && <ProblemView error={save.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>{t('action.discard')}</Button>
          <Button type="submit" loading={save.isPending} disabled={!Object.keys(changes).length}>{t('action.save')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

function Field({attribute, value, onChange}: {attribute: Attribute; value: string | boolean; onChange: (value: string | boolean) => void}) {
  const {t} = useTranslation();
  const standard = attribute.default === undefined || attribute.default === null || attribute.default === '' ? '' : t('plugins.standard', {value: String(attribute.default)});
  const description = [attribute.description, isList(attribute) ? t('book.lines') : '', standard].filter(Boolean).join(' · ');
  const common = {label: attribute.label ?? attribute.name, description: description || undefined};
  switch (kindOf(attribute)) {
    case 'switch': return <Switch {...common} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
    case 'number': return <NumberInput {...common} value={String(value)} onChange={(it) => onChange(String(it))} />;
    case 'list': return <Textarea {...common} autosize minRows={2} maxRows={8} value={String(value)} onChange={(event) => onChange(event.currentTarget.value)} />;
    case 'secret': return <PasswordInput {...common} autoComplete="off" value={String(value)} onChange={(event) => onChange(event.currentTarget.value)} />;
    default: return <TextInput {...common} value={String(value)} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
}
