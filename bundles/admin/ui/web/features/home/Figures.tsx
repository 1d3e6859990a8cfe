import {SimpleGrid, Skeleton, Text} from '@mantine/core';
import {useTranslation} from 'react-i18next';
import {Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis} from 'recharts';
import type {Stats} from '../../api/types';
import {en} from '../../i18n/en';
import {Answer} from '../../shared/Answer';
import {Panel} from '../../shared/Page';
import {useFormat} from '../../shared/useFormat';
import {useStepName} from '../../shared/useStepName';
import {everyHour, inOrder} from './stats';
import {HOURS, useStats} from './useStats';

const SERIES = [
  {key: 'succeeded', color: 'var(--good)'},
  {key: 'rejected', color: 'var(--bad)'},
  {key: 'failed', color: 'var(--fault)'},
] as const;
const MOST_CAUSES = 6;
const TOOLTIP = {contentStyle: {background: 'var(--surface)', border: '1px solid var(--line)', borderRadius: 8, fontSize: '0.82rem'}, cursor: {fill: 'var(--quiet-back)', opacity: 0.5}};

/** The charts; each says the same as a table for who cannot see it. */
export function Figures() {
  const stats = useStats();
  return (
    <Answer query={stats} skeleton={<Skeleton height={320} />}>
      {(data) => (
        <>
          <SimpleGrid cols={{base: 1, md: 2}} spacing="lg">
            <Throughput perHour={everyHour(data.perHour, HOURS, Date.now())} />
            <Causes causes={data.failureCauses} />
          </SimpleGrid>
          {data.steps.length > 0 && <Steps steps={inOrder(data.steps, Object.keys(en.step))} />}
        </>
      )}
    </Answer>
  );
}

function Throughput({perHour}: {perHour: Stats['perHour']}) {
  const {t} = useTranslation();
  const {hour} = useFormat();
  return (
    <Panel title={t('home.throughput')} aside={<Text size="sm" c="dimmed">{t('home.throughputLead')}</Text>}>
      <div className="chart" aria-hidden>
        <ResponsiveContainer width="100%" height={210}>
          <BarChart data={perHour} margin={{left: -18, right: 4, top: 6, bottom: 0}} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--line)" vertical={false} />
            <XAxis dataKey="at" tickFormatter={hour} stroke="var(--mantine-color-dimmed)" tickLine={false} axisLine={false} minTickGap={28} />
            <YAxis allowDecimals={false} stroke="var(--mantine-color-dimmed)" tickLine={false} axisLine={false} width={52} />
            <Tooltip labelFormatter={(it) => hour(String(it))} {...TOOLTIP} />
            {SERIES.map(({key, color}, i) => (
              <Bar key={key} dataKey={key} name={t(`home.${key}`)} stackId="all" fill={color} isAnimationActive={false} radius={i === SERIES.length - 1 ? [3, 3, 0, 0] : 0} maxBarSize={26} />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
      <ul className="legend">{SERIES.map(({key, color}) => <li key={key}><i style={{background: color}} />{t(`home.${key}`)}</li>)}</ul>
      <details className="astable">
        <summary>{t('home.table')}</summary>
        <div className="scroller" tabIndex={0}>
          <table className="list numbers">
            <thead><tr><th scope="col">{t('home.hour')}</th>{SERIES.map(({key}) => <th key={key} scope="col">{t(`home.${key}`)}</th>)}</tr></thead>
            <tbody>{perHour.map((it) => <tr key={it.at}><td>{hour(it.at)}</td>{SERIES.map(({key}) => <td key={key}>{it[key]}</td>)}</tr>)}</tbody>
          </table>
        </div>
      </details>
    </Panel>
  );
}

function Causes({causes}: {causes: Stats['failureCauses']}) {
  const {t} = useTranslation();
  const format = useFormat();
  const most = Math.max(1, ...causes.map((it) => it.count));
  return (
    <Panel title={t('home.causes')}>
      {causes.length === 0 ? <Text c="dimmed">{t('home.causesNone')}</Text> : (
        <ul className="bars">
          {causes.slice(0, MOST_CAUSES).map(({code, count}) => (
            <li key={code}>
              <Text ff="monospace" size="sm">{code}</Text>
              <span className="bar" aria-hidden><i style={{width: `${(count / most) * 100}%`}} /></span>
              <span className="numbers">{format.count(count)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Steps({steps}: {steps: Stats['steps']}) {
  const {t} = useTranslation();
  const format = useFormat();
  const stepName = useStepName();
  const rows = steps.map((it) => ({...it, name: stepName(it.step), rest: Math.max(0, it.p95Ms - it.p50Ms)}));
  return (
    <Panel title={t('home.steps')}>
      <div className="chart" aria-hidden>
        <ResponsiveContainer width="100%" height={rows.length * 34 + 40}>
          <BarChart data={rows} layout="vertical" margin={{left: 8, right: 16, top: 0, bottom: 0}} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--line)" horizontal={false} />
            <XAxis type="number" tickFormatter={(it) => format.duration(Number(it))} stroke="var(--mantine-color-dimmed)" tickLine={false} axisLine={false} />
            <YAxis type="category" dataKey="name" width={150} stroke="var(--mantine-color-text)" tickLine={false} axisLine={false} />
            <Bar dataKey="p50Ms" stackId="time" fill="var(--busy)" isAnimationActive={false} maxBarSize={14} />
            <Bar dataKey="rest" stackId="time" fill="var(--busy)" fillOpacity={0.3} isAnimationActive={false} maxBarSize={14} radius={[0, 3, 3, 0]} />
          </BarChart>
        </ResponsiveContainer>
      </div>
      <ul className="legend">
        <li><i style={{background: 'var(--busy)'}} />{t('home.median')}</li>
        <li><i style={{background: 'var(--busy)', opacity: 0.3}} />{t('home.p95')}</li>
      </ul>
      <details className="astable">
        <summary>{t('home.table')}</summary>
        <div className="scroller" tabIndex={0}>
          <table className="list numbers">
            <thead><tr><th scope="col">{t('home.step')}</th><th scope="col">{t('home.runs')}</th><th scope="col">{t('home.median')}</th><th scope="col">{t('home.p95')}</th></tr></thead>
            <tbody>{rows.map((it) => <tr key={it.step}><td>{it.name}</td><td>{format.count(it.count)}</td><td>{format.duration(it.p50Ms)}</td><td>{format.duration(it.p95Ms)}</td></tr>)}</tbody>
          </table>
        </div>
      </details>
    </Panel>
  );
}
