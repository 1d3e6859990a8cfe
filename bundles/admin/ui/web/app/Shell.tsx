import {AppShell, Burger, Group} from '@mantine/core';
import {useDisclosure} from '@mantine/hooks';
import {useQueryClient} from '@tanstack/react-query';
import {Link, Outlet, useRouterState} from '@tanstack/react-router';
import {useEffect} from 'react';
import {useTranslation} from 'react-i18next';
import {follow} from '../api/events';
import {useSession} from '../api/hooks';
import {Logo} from './Logo';
import {Navigation} from './Navigation';
import './shell.css';

/** The frame around every page of somebody who is logged in. */
export function Shell() {
  const {t} = useTranslation();
  const [opened, {toggle, close}] = useDisclosure();
  const path = useRouterState({select: (it) => it.location.pathname});
  useEffect(close, [path, close]);
  useNews();
  return (
    <AppShell header={{height: {base: 56, sm: 0}}} navbar={{width: 236, breakpoint: 'sm', collapsed: {mobile: !opened}}} padding={0}>
      <a className="skip" href="#content">{t('app.skip')}</a>
      <AppShell.Header hiddenFrom="sm" className="topbar">
        <Group h="100%" px="md" justify="space-between">
          <Brand />
          <Burger opened={opened} onClick={toggle} size="sm" aria-label={t('app.menu')} aria-expanded={opened} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className="sidebar" data-closed={!opened || undefined} aria-label={t('app.navigation')}>
        <Group visibleFrom="sm" px="lg" pt="xl" pb="lg"><Brand /></Group>
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <div className="content"><Outlet /></div>
      </AppShell.Main>
    </AppShell>
  );
}

function Brand() {
  const {t} = useTranslation();
  return <Link to="/" className="brand"><Logo /><span>{t('app.name')}</span></Link>;
}

/** Follows the platform's events as long as somebody is logged in. */
function useNews() {
  const client = useQueryClient();
  const {token, via} = useSession();
  const follower = via === 'password' ? 'password' : token;
  useEffect(() => {
    const ended = new AbortController();
    void follow(client, ended.signal);
    return () => ended.abort();
  }, [client, follower]);
}
