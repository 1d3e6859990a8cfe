import {ActionIcon, Anchor, Popover, Text} from '@mantine/core';
import {IconInfoCircle} from '@tabler/icons-react';
import {type ReactNode, useState} from 'react';
import {useTranslation} from 'react-i18next';
import type {Metadata, Provenance, Source} from '../api/types';
import {en} from '../i18n/en';
import {fieldsOf, linesOf, provenanceField} from './metadata';
import {useFormat} from './useFormat';
import {words} from './words';
import './facts.css';

export function useFieldName(): (field: string) => string {
  const {t} = useTranslation();
  return (field) => (field in en.field ? t(`field.${field as 'title'}`) : words(field));
}

/** A book's metadata, each field with where it comes from. */
export function Facts({metadata, provenance}: {metadata: Metadata; provenance: Provenance}) {
  const {i18n} = useTranslation();
  const fieldName = useFieldName();
  return (
    <dl className="facts">
      {fieldsOf(metadata).map((field) => {
        const lines = linesOf(field, metadata[field], i18n.language);
        return (
          <FactRow key={field} name={fieldName(field)} sources={provenance[provenanceField(field)] ?? provenance[field] ?? []}>
            <Value lines={lines} />
          </FactRow>
        );
      })}
    </dl>
  );
}

const FIRST_LINES = 5;
const LONG = 260;

/** What is long is cut, and shown whole when it is asked for. */
function Value({lines}: {lines: string[]}) {
  const {t} = useTranslation();
  const [all, setAll] = useState(false);
  const long = lines.length > FIRST_LINES || lines.some((it) => it.length > LONG);
  const shown = all ? lines : lines.slice(0, FIRST_LINES);
  return (
    <span>
      {shown.map((it, i) => <span key={i} className={all ? 'line' : 'line cut'}>{it}</span>)}
      {long && !all && <Anchor component="button" type="button" size="sm" onClick={() => setAll(true)}>{t('action.more')}</Anchor>}
    </span>
  );
}

function FactRow({name, sources, children}: {name: string; sources: Source[]; children: ReactNode}) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}{sources.length > 0 && <SourceSign name={name} sources={sources} />}</dd>
    </>
  );
}

function SourceSign({name, sources}: {name: string; sources: Source[]}) {
  const {t} = useTranslation();
  const format = useFormat();
  return (
    <Popover position="left" withArrow shadow="md" width={280}>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('provenance.sources', {field: name})}><IconInfoCircle size={15} color="var(--mantine-color-dimmed)" /></ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="xs" c="dimmed" mb={4}>{t('provenance.label')}</Text>
        {sources.map((it, i) => (
          <Text key={i} size="sm" className="break">
            {it.origin ? t('provenance.from', {plugin: it.plugin ?? '', origin: it.origin}) : it.plugin}
            {it.confidence !== undefined && it.confidence < 1 && `, ${t('provenance.sure', {percent: format.percent(it.confidence)})}`}
          </Text>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
