import {Checkbox, Text, UnstyledButton} from '@mantine/core';
import {IconArrowDown, IconArrowUp, IconArrowsSort} from '@tabler/icons-react';
import {Link} from '@tanstack/react-router';
import {createColumnHelper, flexRender, getCoreRowModel, getSortedRowModel, type Header, type SortingState, useReactTable} from '@tanstack/react-table';
import {useMemo, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {hasEnded, type JobSummary} from '../../api/types';
import {StateBadge} from '../../shared/Tone';
import {useFormat} from '../../shared/useFormat';
import {useStepName} from '../../shared/useStepName';

const column = createColumnHelper<JobSummary>();
const worked = (job: JobSummary) => job.steps.reduce((sum, it) => sum + it.durationMs, 0);

type Props = {jobs: JobSummary[]; selected: Record<string, boolean>; onSelect: (selected: Record<string, boolean>) => void};

export function JobsTable({jobs, selected, onSelect}: Props) {
  const {t} = useTranslation();
  const format = useFormat();
  const stepName = useStepName();
  const [sorting, setSorting] = useState<SortingState>([]);
  const columns = useMemo(() => [
    column.display({
      id: 'select',
      header: ({table}) => <Checkbox size="xs" aria-label={t('jobs.selectAll')} checked={table.getIsAllRowsSelected()} indeterminate={table.getIsSomeRowsSelected()} onChange={table.getToggleAllRowsSelectedHandler()} />,
      cell: ({row}) => <Checkbox size="xs" aria-label={t('jobs.select', {name: row.original.fileName})} checked={row.getIsSelected()} onChange={row.getToggleSelectedHandler()} />,
    }),
    column.accessor('fileName', {
      header: t('jobs.file'),
      cell: ({row: {original: job}}) => (
        <div className="jobs-file">
          <Link to="/jobs/$id" params={{id: job.id}} className="plainlink clip" title={job.fileName}>{job.fileName}</Link>
          <Text size="xs" c="dimmed" className="clip">{job.publisher}{job.duplicateOf ? ` · ${t('jobs.duplicate')}` : ''}{job.failure ? ` · ${job.failure.code}` : ''}</Text>
        </div>
      ),
    }),
    column.accessor('state', {header: t('jobs.state'), cell: ({getValue}) => <StateBadge state={getValue()} />}),
    column.accessor((job) => job.steps.at(-1)?.name ?? '', {
      id: 'step', header: t('jobs.step'),
      cell: ({getValue, row}) => (hasEnded(row.original.state) && row.original.state === 'SUCCEEDED' ? '' : getValue() && stepName(getValue())),
    }),
    column.accessor(worked, {id: 'time', header: t('jobs.time'), cell: ({getValue}) => (getValue() ? format.duration(getValue()) : '')}),
    column.accessor('sizeBytes', {header: t('jobs.size'), cell: ({getValue}) => format.bytes(getValue())}),
    column.accessor('createdAt', {header: t('jobs.started'), cell: ({getValue}) => <time dateTime={getValue()} title={format.moment(getValue())}>{format.ago(getValue())}</time>}),
  ], [t, format, stepName]);
  const table = useReactTable({
    data: jobs, columns, state: {sorting, rowSelection: selected}, getRowId: (job) => job.id,
    onSortingChange: setSorting, onRowSelectionChange: (change) => onSelect(typeof change === 'function' ? change(selected) : change),
    getCoreRowModel: getCoreRowModel(), getSortedRowModel: getSortedRowModel(),
  });
  return (
    <div className="scroller" tabIndex={0} role="region" aria-label={t('nav.jobs')}>
      <table className="list numbers jobs">
        <thead>
          {table.getHeaderGroups().map((group) => <tr key={group.id}>{group.headers.map((it) => <Head key={it.id} header={it} />)}</tr>)}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} aria-selected={row.getIsSelected()}>
              {row.getVisibleCells().map((cell) => <td key={cell.id} data-column={cell.column.id}>{flexRender(cell.column.columnDef.cell, cell.getContext())}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const SORTED = {asc: IconArrowUp, desc: IconArrowDown};

function Head({header}: {header: Header<JobSummary, unknown>}) {
  const {t} = useTranslation();
  const name = flexRender(header.column.columnDef.header, header.getContext());
  if (!header.column.getCanSort()) return <th scope="col" data-column={header.column.id}>{name}</th>;
  const sorted = header.column.getIsSorted();
  const Sign = sorted ? SORTED[sorted] : IconArrowsSort;
  return (
    <th scope="col" data-column={header.column.id} aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}>
      <UnstyledButton fz="inherit" fw="inherit" c="inherit" className="jobs-sort" title={t('jobs.sort', {name: String(header.column.columnDef.header)})} onClick={header.column.getToggleSortingHandler()}>
        {name}<Sign size={13} aria-hidden data-sorted={Boolean(sorted)} />
      </UnstyledButton>
    </th>
  );
}
