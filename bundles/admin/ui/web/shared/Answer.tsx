import {Alert, Button, Group, Skeleton, Stack, Text} from '@mantine/core';
import {IconAlertOctagon, IconPlugConnectedX, IconRefresh} from '@tabler/icons-react';
import type {UseQueryResult} from '@tanstack/react-query';
import type {ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import {asProblem} from '../api/problem';
import type {Icon} from './Tone';

/** A problem with what to do about it. */
export function ProblemView({error, retry}: {error: unknown; retry?: () => void}) {
  const {t} = useTranslation();
  const problem = asProblem(error);
  const offline = problem.status === 0;
  return (
    <Alert role="alert" variant="outline" color="red" radius="md" icon={offline ? <IconPlugConnectedX size={20} /> : <IconAlertOctagon size={20} />}
      title={offline ? t('problem.away') : problem.title} styles={{title: {color: 'var(--bad)'}, root: {borderColor: 'var(--bad)'}, icon: {color: 'var(--bad)'}}}>
      <Stack gap="xs">
        {!offline && problem.detail && problem.detail !== problem.title && <Text size="sm" className="break">{problem.detail}</Text>}
        {(offline || problem.remedy) && (
          <Text size="sm"><strong>{t('problem.remedy')}</strong> {offline ? t('problem.awayRemedy') : problem.remedy}</Text>
        )}
        <Group gap="sm">
          {retry && <Button size="xs" variant="default" leftSection={<IconRefresh size={14} />} onClick={retry}>{t('action.retry')}</Button>}
          {problem.code && <Text size="xs" c="dimmed" ff="monospace">{problem.code}</Text>}
        </Group>
      </Stack>
    </Alert>
  );
}

export function Empty({icon: Sign, title, hint, children}: {icon: Icon; title: string; hint?: string; children?: ReactNode}) {
  return (
    <Stack align="center" gap={6} py={56} px="md" ta="center">
      <Sign size={40} aria-hidden className="empty-sign" />
      <Text className="serif" fz="1.2rem" fw={600}>{title}</Text>
      {hint && <Text c="dimmed" size="sm" maw={420}>{hint}</Text>}
      {children && <Group mt="sm">{children}</Group>}
    </Stack>
  );
}

export function Lines({count = 4, height = 18}: {count?: number; height?: number}) {
  const {t} = useTranslation();
  return (
    <Stack gap="sm" role="status" aria-label={t('app.loading')}>
      {Array.from({length: count}, (_, i) => <Skeleton key={i} height={height} width={`${96 - ((i * 17) % 34)}%`} />)}
    </Stack>
  );
}

/** What a query has: a skeleton while it is on its way, the problem if there is one, else what is made of its data. */
export function Answer<T>({query, skeleton, children}: {query: UseQueryResult<T>; skeleton?: ReactNode; children: (data: NonNullable<T>) => ReactNode}) {
  if (query.data !== undefined && query.data !== null) return <>{children(query.data)}</>;
  if (query.isError) return <ProblemView error={query.error} retry={() => void query.refetch()} />;
  if (query.data === null) return null;
  return <>{skeleton ?? <Lines />}</>;
}
