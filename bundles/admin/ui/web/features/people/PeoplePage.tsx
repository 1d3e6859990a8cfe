import {Skeleton, Tabs} from '@mantine/core';
import {IconBuilding, IconKey, IconUsers} from '@tabler/icons-react';
import {useTranslation} from 'react-i18next';
import {useCapabilities} from '../../api/capabilities';
import {useSession} from '../../api/hooks';
import {hasRole} from '../../api/session';
import {Page} from '../../shared/Page';
import {Publishers} from './Publishers';
import {Tokens} from './Tokens';
import {Users} from './Users';

const TABS = [
  {name: 'publishers', icon: IconBuilding, shows: Publishers},
  {name: 'users', icon: IconUsers, shows: Users},
  {name: 'tokens', icon: IconKey, shows: Tokens},
] as const;

/** Whose books come in, who may log in, and which programs have access. */
export function PeoplePage() {
  const {t} = useTranslation();
  const can = useCapabilities();
  const {user} = useSession();
  const shown = TABS.filter(({name}) => can.has('get', `/${name}`) && (name !== 'users' || hasRole(user, 'admin')));
  return (
    <Page tab={t('nav.people')} title={t('nav.people')}>
      {shown.length === 0 ? <Skeleton height={200} /> : (
        <Tabs defaultValue={shown[0]!.name} keepMounted={false}>
          <Tabs.List mb="lg">
            {shown.map(({name, icon: Sign}) => <Tabs.Tab key={name} value={name} leftSection={<Sign size={17} aria-hidden />}>{t(`people.${name}`)}</Tabs.Tab>)}
          </Tabs.List>
          {shown.map(({name, shows: Part}) => <Tabs.Panel key={name} value={name}><Part /></Tabs.Panel>)}
        </Tabs>
      )}
    </Page>
  );
}

