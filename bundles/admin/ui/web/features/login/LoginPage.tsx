import {Anchor, Button, Group, PasswordInput, Stack, Text, TextInput, Title} from '@mantine/core';
import {useDocumentTitle} from '@mantine/hooks';
import {useNavigate, useSearch} from '@tanstack/react-router';
import {type FormEvent, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {useCapabilities} from '../../api/capabilities';
import {login, withToken} from '../../api/session';
import {Languages, Scheme} from '../../app/Navigation';
import {Logo} from '../../app/Logo';
import {Lines, ProblemView} from '../../shared/Answer';
import './login.css';

export function LoginPage() {
  const {t} = useTranslation();
  useDocumentTitle(`${t('login.title')} · Bindery`);
  const can = useCapabilities();
  const passwords = can.has('post', '/session');
  const [wish, setWish] = useState<'password' | 'token'>('password');
  const by = passwords ? wish : 'token';
  const [name, setName] = useState('');
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const navigate = useNavigate();
  const {to} = useSearch({from: '/login'});

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await (by === 'password' ? login(name.trim(), secret) : withToken(secret.trim()));
      await navigate({href: `/desk${to ?? '/'}`, replace: true});
    } catch (e) {
      setProblem(e);
      setBusy(false);
    }
  }

  function change() {
    setWish(by === 'password' ? 'token' : 'password');
    setSecret('');
    setProblem(undefined);
  }

  return (
    <main className="login">
      <div className="login-page">
        <Group gap="sm" mb={28}>
          <Logo size={44} />
          <div>
            <Title order={1} fz="1.75rem" lh={1.1}>{t('app.name')}</Title>
            <Text c="dimmed" size="sm">{t('login.lead')}</Text>
          </div>
        </Group>
        {can.known ? <form onSubmit={(event) => void submit(event)}>
          <Stack gap="md">
            {by === 'password' && (
              <TextInput label={t('login.name')} value={name} onChange={(e) => setName(e.currentTarget.value)} autoComplete="username" required withAsterisk={false} autoFocus autoCapitalize="none" spellCheck={false} />
            )}
            <PasswordInput key={by} label={t(by === 'password' ? 'login.password' : 'login.token')} description={t(by === 'password' ? 'login.passwordHint' : 'login.tokenHint')}
              value={secret} onChange={(e) => setSecret(e.currentTarget.value)} autoComplete={by === 'password' ? 'current-password' : 'off'} required withAsterisk={false}
              autoFocus={by === 'token'} inputWrapperOrder={['label', 'input', 'description', 'error']} />
            {problem !== undefined && <ProblemView error={problem} />}
            <Button type="submit" loading={busy} fullWidth>{t('login.submit')}</Button>
            {passwords && <Anchor component="button" type="button" size="sm" ta="center" onClick={change}>{t(by === 'password' ? 'login.useToken' : 'login.usePassword')}</Anchor>}
          </Stack>
        </form> : <Lines count={4} height={26} />}
      </div>
      <Group gap={2} justify="center" mt="md"><Languages /><Scheme /></Group>
    </main>
  );
}
