import {ActionIcon, Popover, Text} from '@mantine/core';
import {IconInfoCircle} from '@tabler/icons-react';
import {useTranslation} from 'react-i18next';
import type {Metadata, Provenance, Source} from '../api/types';
import {en} from '../i18n/en';
import {fieldsOf, linesOf, provenanceField} from './metadata';
import {useFormat} from './useFormat';
import {words} from './useStepName';

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
            <span className={field === 'description' ? 'description' : undefined}>{lines.map((it, i) => <span key={i}>{it}{i < lines.length - 1 && <br />}</span>)}</span>
          </FactRow>
        );
      })}
    </dl>
  );
}

function FactRow({name, sources, children}: {name: string; sources: Source[]; children: React.ReactNode}) {
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
            {it.origin ? t('provenance.from', {plugin: it.plugin ?? it.by ?? '', origin: it.origin}) : it.plugin ?? it.by ?? ''}
            {it.confidence !== undefined && it.confidence < 1 && `, ${t('provenance.sure', {percent: format.percent(it.confidence)})}`}
          </Text>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
