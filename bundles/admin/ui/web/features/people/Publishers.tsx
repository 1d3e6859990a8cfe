import {IconBuilding} from '@tabler/icons-react';
import {useQuery} from '@tanstack/react-query';
import {Link} from '@tanstack/react-router';
import {useTranslation} from 'react-i18next';
import {get} from '../../api/client';
import type {Publisher} from '../../api/types';
import {Answer, Empty} from '../../shared/Answer';
import {useFormat} from '../../shared/useFormat';

export function Publishers() {
  const {t} = useTranslation();
  const format = useFormat();
  const publishers = useQuery({queryKey: ['publishers'], queryFn: ({signal}) => get<{publishers: (Publisher | string)[]}>('/publishers', undefined, signal)});
  return (
    <section className="card">
      <Answer query={publishers}>
        {(data) => {
          const all = data.publishers.map((it): Publisher => (typeof it === 'string' ? {name: it} : it));
          if (!all.length) return <Empty icon={IconBuilding} title={t('people.noPublishers')} />;
          const counted = all.some((it) => it.jobs !== undefined);
          const booked = all.some((it) => it.books !== undefined);
          return (
            <table className="list numbers">
              <thead><tr><th scope="col">{t('people.name')}</th>{counted && <th scope="col">{t('people.jobs')}</th>}{booked && <th scope="col">{t('people.books')}</th>}</tr></thead>
              <tbody>
                {all.map((it) => (
                  <tr key={it.name}>
                    <td><Link to="/jobs" search={{publisher: it.name} as never} className="plainlink"><strong>{it.name}</strong></Link></td>
                    {counted && <td>{format.count(it.jobs ?? 0)}</td>}
                    {booked && <td>{format.count(it.books ?? 0)}</td>}
                  </tr>
                ))}
              </tbody>
            </table>
          );
        }}
      </Answer>
    </section>
  );
}
