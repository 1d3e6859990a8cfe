import {Button, Text, Title} from '@mantine/core';
import {notifications} from '@mantine/notifications';
import {IconAdjustments, IconCircleCheck, IconHandStop, IconPlugOff, IconPower, IconProgressCheck, IconRefresh} from '@tabler/icons-react';
import {useMutation, useQueryClient} from '@tanstack/react-query';
import {lazy, Suspense, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {useCapabilities} from '../../api/capabilities';
import {call} from '../../api/client';
import {asProblem} from '../../api/problem';
import {type Condition, type Grouped} from './grouped';
import {type Icon, type Tone, ToneBadge} from '../../shared/Tone';
import {useFormat} from '../../shared/useFormat';
import {words} from '../../shared/words';

const ConfigurationForm = lazy(() => import('./ConfigurationForm').then((it) => ({default: it.ConfigurationForm})));
const FIRST_HANDLES = 8;

const SIGNS: Record<Condition, {tone: Tone; icon: Icon}> = {
  closed: {tone: 'good', icon: IconCircleCheck},
  halfOpen: {tone: 'warn', icon: IconProgressCheck},
  open: {tone: 'bad', icon: IconHandStop},
  stopped: {tone: 'quiet', icon: IconPlugOff},
  off: {tone: 'quiet', icon: IconPower},
};

export function PluginCard({plugin}: {plugin: Grouped}) {
  const {t} = useTranslation();
  const format = useFormat();
  const {tone, icon} = SIGNS[plugin.condition];
  const shown = plugin.handles.slice(0, FIRST_HANDLES);
  return (
    <article className="card plugin">
      <div className="plugin-head">
        <div>
          <Title order={2} fz="1.08rem" className="break">{plugin.name}</Title>
          <Text size="sm" c="dimmed" className="break">{plugin.kinds.map(words).join(', ')} · {plugin.version}</Text>
        </div>
        <ToneBadge tone={tone} icon={icon}>{t(`plugins.${plugin.condition}`)}</ToneBadge>
      </div>
      {plugin.handles.length > 0 && (
        <ul className="handles" aria-label={t('plugins.handles')}>
          {shown.map((it) => <li key={it}>{it}</li>)}
          {shown.length < plugin.handles.length && <li>{t('plugins.more', {count: plugin.handles.length - shown.length})}</li>}
        </ul>
      )}
      {plugin.condition === 'open' && plugin.retryAt && <Text size="sm" c="var(--bad)">{t('plugins.openText', {when: format.ago(plugin.retryAt)})}</Text>}
      {plugin.lastFailure && <Text size="sm" className="break"><strong>{t('plugins.lastFailure')}</strong>{plugin.lastFailureAt && ` (${format.ago(plugin.lastFailureAt)})`}: {plugin.lastFailure}</Text>}
      <Text size="sm" c="dimmed" className="numbers">{t('plugins.calls', {count: plugin.calls})}{plugin.failures > 0 && `, ${t('plugins.failed', {count: plugin.failures})}`}</Text>
      <Deeds plugin={plugin} />
    </article>
  );
}

function Deeds({plugin}: {plugin: Grouped}) {
  const {t} = useTranslation();
  const can = useCapabilities();
  const client = useQueryClient();
  const [configuring, setConfiguring] = useState(false);
  const run = useMutation({
    mutationFn: (deed: 'reset' | 'enable' | 'disable') => call('POST', `/plugins/${encodeURIComponent(plugin.name)}/${deed}`),
    onSuccess: (_, deed) => notifications.show({color: 'green', message: t(({reset: 'plugins.resetDone', enable: 'plugins.enabled', disable: 'plugins.disabled'} as const)[deed], {name: plugin.name})}),
    onError: (e) => notifications.show({color: 'red', title: asProblem(e).title, message: asProblem(e).remedy || asProblem(e).detail}),
    onSettled: () => void client.invalidateQueries({queryKey: ['plugins']}),
  });
  const reset = (plugin.condition === 'open' || plugin.condition === 'halfOpen') && can.has('post', '/plugins/{name}/reset');
  const configure = can.has('get', '/plugins/{name}/configuration');
  const enable = plugin.condition === 'off' && can.has('post', '/plugins/{name}/enable');
  const disable = plugin.condition !== 'off' && plugin.condition !== 'stopped' && can.has('post', '/plugins/{name}/disable');
  if (!reset && !configure && !enable && !disable) return null;
  const of = (deed: string) => `${deed}: ${plugin.name}`;
  return (
    <div className="plugin-foot">
      {reset && <Button size="xs" leftSection={<IconRefresh size={14} />} loading={run.isPending} aria-label={of(t('plugins.reset'))} onClick={() => run.mutate('reset')}>{t('plugins.reset')}</Button>}
      {configure && <Button size="xs" variant="default" leftSection={<IconAdjustments size={14} />} aria-label={of(t('plugins.configure'))} onClick={() => setConfiguring(true)}>{t('plugins.configure')}</Button>}
      {enable && <Button size="xs" variant="default" leftSection={<IconPower size={14} />} loading={run.isPending} aria-label={of(t('action.enable'))} onClick={() => run.mutate('enable')}>{t('action.enable')}</Button>}
      {disable && <Button size="xs" variant="default" leftSection={<IconPower size={14} />} loading={run.isPending} aria-label={of(t('action.disable'))} onClick={() => run.mutate('disable')}>{t('action.disable')}</Button>}
      {configuring && <Suspense><ConfigurationForm name={plugin.name} close={() => setConfiguring(false)} /></Suspense>}
    </div>
  );
}
