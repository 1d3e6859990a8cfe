import {Group, Select, SimpleGrid, Skeleton, Text, TextInput} from '@mantine/core';
import {IconPuzzle, IconSearch} from '@tabler/icons-react';
import {useQuery} from '@tanstack/react-query';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {get} from '../../api/client';
import {usePace} from '../../api/hooks';
import type {Plugin} from '../../api/types';
import {Answer, Empty} from '../../shared/Answer';
import {Page} from '../../shared/Page';
import {words} from '../../shared/words';
import {grouped} from './grouped';
import {PluginCard} from './PluginCard';
import './plugins.css';

export function PluginsPage() {
  const {t} = useTranslation();
  const pace = usePace(false);
  const [text, setText] = useState('');
  const [kind, setKind] = useState<string | null>(null);
  const plugins = useQuery({queryKey: ['plugins'], queryFn: ({signal}) => get<{plugins: Plugin[]}>('/plugins', undefined, signal), refetchInterval: pace});
  const kinds = [...new Set(plugins.data?.plugins.map((it) => it.kind))].sort();
  return (
    <Page tab={t('plugins.title')} title={t('plugins.title')} lead={t('plugins.lead')}>
      <Group align="flex-end">
        <TextInput type="search" aria-label={t('plugins.filter')} placeholder={t('plugins.filter')} leftSection={<IconSearch size={16} />} value={text} onChange={(event) => setText(event.currentTarget.value)} flex="1 1 220px" maw={360} />
        <Select aria-label={t('plugins.kind')} placeholder={t('plugins.allKinds')} data={kinds.map((it) => ({value: it, label: words(it)}))} value={kind} onChange={setKind} clearable clearButtonProps={{'aria-label': t('action.clear')}} />
      </Group>
      <Answer query={plugins} skeleton={<SimpleGrid cols={{base: 1, md: 2}}>{[1, 2, 3, 4].map((it) => <Skeleton key={it} height={150} />)}</SimpleGrid>}>
        {(data) => {
          const shown = grouped(data.plugins).filter((it) => (!kind || it.kinds.includes(kind)) && [it.name, it.bundle, ...it.handles].join(' ').toLowerCase().includes(text.trim().toLowerCase()));
          if (!shown.length) return <Empty icon={IconPuzzle} title={t(data.plugins.length ? 'plugins.none' : 'plugins.empty')} />;
          return (
            <>
              <Text size="sm" c="dimmed" role="status">{t('plugins.count', {count: shown.length})}</Text>
              <SimpleGrid cols={{base: 1, md: 2}} spacing="md">{shown.map((it) => <PluginCard key={`${it.name}/${it.bundle}`} plugin={it} />)}</SimpleGrid>
            </>
          );
        }}
      </Answer>
    </Page>
  );
}
