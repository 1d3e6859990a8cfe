import {ActionIcon, Group, Menu, Text} from '@mantine/core';
import {useMantineColorScheme} from '@mantine/core';
import {IconBooks, IconBroadcast, IconDeviceDesktop, IconHome, IconKey, IconLanguage, IconListDetails, IconLogout, IconMoon, IconPlugConnectedX, IconPuzzle, IconRefresh, IconSun, IconUpload, IconUserCircle, IconUsers} from '@tabler/icons-react';
import {Link} from '@tanstack/react-router';
import {lazy, Suspense, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {useCapabilities} from '../api/capabilities';
import {useLiveness, useSession} from '../api/hooks';
import {hasRole, logout} from '../api/session';
import {LANGUAGES, speak, type Language} from '../i18n';

const PasswordForm = lazy(() => import('../features/login/PasswordForm').then((it) => ({default: it.PasswordForm})));

const PLACES = [
  {to: '/', name: 'home', icon: IconHome},
  {to: '/upload', name: 'upload', icon: IconUpload},
  {to: '/jobs', name: 'jobs', icon: IconListDetails},
  {to: '/books', name: 'books', icon: IconBooks},
  {to: '/plugins', name: 'plugins', icon: IconPuzzle},
  {to: '/people', name: 'people', icon: IconUsers},
] as const;

export function Navigation() {
  const {t} = useTranslation();
  const {user} = useSession();
  const can = useCapabilities();
  const people = ['/users', '/tokens', '/publishers'].some((path) => can.has('get', path));
  const shown = PLACES.filter(({name}) =>
    (name !== 'people' || people) && (name !== 'plugins' || hasRole(user, 'operator')) && (name !== 'upload' || hasRole(user, 'author')));
  return (
    <>
      <ul className="navlist">
        {shown.map(({to, name, icon: Sign}) => (
          <li key={to}>
            <Link to={to} className="navlink" activeOptions={{exact: to === '/', includeSearch: false}}><Sign size={19} aria-hidden />{t(`nav.${name}`)}</Link>
          </li>
        ))}
      </ul>
      <div className="navfoot">
        <Alive />
        <Group gap={6} justify="space-between" wrap="nowrap">
          <Account />
          <Group gap={2} wrap="nowrap"><Languages /><Scheme /></Group>
        </Group>
      </div>
    </>
  );
}

const LIVENESS = {live: IconBroadcast, polling: IconRefresh, away: IconPlugConnectedX};

function Alive() {
  const {t} = useTranslation();
  const liveness = useLiveness();
  const Sign = LIVENESS[liveness];
  return (
    <span className="alive" role="status" style={{color: liveness === 'live' ? 'var(--good)' : liveness === 'away' ? 'var(--warn)' : undefined}}>
      <Sign size={15} aria-hidden />{t(`live.${liveness}`)}
    </span>
  );
}

function Account() {
  const {t} = useTranslation();
  const {user, via} = useSession();
  const can = useCapabilities();
  const [changing, setChanging] = useState(false);
  return (
    <>
    <Menu position="top-start" withArrow>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" w="auto" px={6} h={34} aria-label={`${t('app.account')}: ${user?.login ?? t('app.viaToken')}`} c="var(--mantine-color-text)">
          <IconUserCircle size={20} stroke={1.7} /><Text size="sm" ml={7} className="clip" maw={92}>{user?.login ?? t('app.viaToken')}</Text>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {user && <Menu.Label>{user.name || user.login}{' · '}{user.roles.map((it) => t(`role.${it as 'admin'}`, it)).join(', ')}</Menu.Label>}
        {via === 'password' && can.has('post', '/session/password') && <Menu.Item leftSection={<IconKey size={16} />} onClick={() => setChanging(true)}>{t('login.change')}</Menu.Item>}
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void logout()}>{t('app.logout')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
    {changing && <Suspense><PasswordForm close={() => setChanging(false)} /></Suspense>}
    </>
  );
}

export function Languages() {
  const {t, i18n} = useTranslation();
  return (
    <Menu position="top-end" withArrow>
      <Menu.Target><ActionIcon variant="subtle" color="gray" size={34} aria-label={t('app.language')} c="var(--mantine-color-text)"><IconLanguage size={18} stroke={1.7} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(LANGUAGES) as Language[]).map((it) => (
          <Menu.Item key={it} lang={it} fw={i18n.language === it ? 650 : undefined} aria-current={i18n.language === it || undefined} onClick={() => void speak(it)}>{LANGUAGES[it]}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const SCHEMES = {light: IconSun, dark: IconMoon, auto: IconDeviceDesktop};

export function Scheme() {
  const {t} = useTranslation();
  const {colorScheme, setColorScheme} = useMantineColorScheme();
  const Current = SCHEMES[colorScheme];
  return (
    <Menu position="top-end" withArrow>
      <Menu.Target><ActionIcon variant="subtle" color="gray" size={34} aria-label={t('app.scheme')} c="var(--mantine-color-text)"><Current size={18} stroke={1.7} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(SCHEMES) as (keyof typeof SCHEMES)[]).map((it) => {
          const Sign = SCHEMES[it];
          return <Menu.Item key={it} leftSection={<Sign size={16} />} fw={colorScheme === it ? 650 : undefined} aria-current={colorScheme === it || undefined} onClick={() => setColorScheme(it)}>{t(`app.${it}`)}</Menu.Item>;
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
