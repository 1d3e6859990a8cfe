import {Anchor, Text, Title} from '@mantine/core';
import {IconChecks} from '@tabler/icons-react';
import {useMemo, useState} from 'react';
import {useTranslation} from 'react-i18next';
import type {Finding} from '../../api/types';
import {en} from '../../i18n/en';
import {Empty} from '../../shared/Answer';
import {severityStyle, ToneBadge} from '../../shared/Tone';
import {useFormat} from '../../shared/useFormat';
import {words} from '../../shared/words';
import {excerptOf, grouped, type Group, type Kind} from './findings';

const FIRST_KINDS = 8;
const FIRST_PLACES = 5;
/** Schema checkers list all that would have been right. */
const LONG = 220;

export function Findings({findings, ended}: {findings: Finding[]; ended: boolean}) {
  const {t} = useTranslation();
  const groups = useMemo(() => grouped(findings), [findings]);
  if (!groups.length) return ended ? <Empty icon={IconChecks} title={t('job.noFindings')} hint={t('job.noFindingsHint')} /> : <Text c="dimmed">{t('job.noFindings')}</Text>;
  return <>{groups.map((group) => <Severity key={group.severity} group={group} />)}</>;
}

function Severity({group}: {group: Group}) {
  const {t} = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const {tone, icon} = severityStyle(group.severity);
  const name = group.severity in en.severity ? t(`severity.${group.severity as 'error'}`) : words(group.severity);
  const shown = all ? group.kinds : group.kinds.slice(0, FIRST_KINDS);
  return (
    <section className="severity">
      <Title order={3} fz="0.9rem" ff="text"><ToneBadge tone={tone} icon={icon}>{name} · {format.count(group.count)}</ToneBadge></Title>
      {shown.map((kind) => <OneKind key={kind.code + kind.message} kind={kind} />)}
      {shown.length < group.kinds.length && <Anchor component="button" type="button" size="sm" mt="sm" onClick={() => setAll(true)}>{t('job.showAll', {count: group.kinds.length})}</Anchor>}
    </section>
  );
}

function OneKind({kind}: {kind: Kind}) {
  const {t} = useTranslation();
  const [all, setAll] = useState(false);
  const [whole, setWhole] = useState(kind.message.length <= LONG);
  const [first, ...others] = kind.places;
  const shown = all ? others : others.slice(0, FIRST_PLACES - 1);
  return (
    <article className="finding">
      <Text fw={500} className={whole ? 'break' : 'break finding-cut'}>{kind.message}</Text>
      {kind.message.length > LONG && !whole && <Anchor component="button" type="button" size="sm" onClick={() => setWhole(true)}>{t('action.more')}</Anchor>}
      {kind.remedy && <Text size="sm" mt={3} className="break"><strong>{t('problem.remedy')}</strong> {kind.remedy}</Text>}
      <div className="finding-facts">
        <code>{kind.code}</code>
        {first && <Place finding={first} />}
        <span>{t('job.source', {source: kind.source})}</span>
        {others.length > 0 && <span>{t('job.times', {count: kind.places.length})}</span>}
      </div>
      {first && excerptOf(first) && <pre className="excerpt" tabIndex={0}><code>{excerptOf(first)}</code></pre>}
      {shown.length > 0 && (
        <ul className="places" aria-label={t('job.places')}>
          {shown.map((it, i) => <li key={i}><Place finding={it} /></li>)}
        </ul>
      )}
      {shown.length < others.length && <Anchor component="button" type="button" size="xs" onClick={() => setAll(true)}>{t('job.showAll', {count: kind.places.length})}</Anchor>}
    </article>
  );
}

function Place({finding}: {finding: Finding}) {
  const {t} = useTranslation();
  const {path, line, column} = finding.location;
  if (!path && !line) return null;
  const at = line ? (column ? t('job.atColumn', {line, column}) : t('job.at', {line})) : '';
  return <span className="break"><code>{path}</code>{at && `${path ? ', ' : ''}${at}`}</span>;
}
