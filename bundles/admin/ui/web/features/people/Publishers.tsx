import {IconBuilding} from '@tabler/icons-react';
import {useQuery} from '@tanstack/react-query';
import {Link} from '@tanstack/react-router';
import {useTranslation} from 'react-i18next';
import {get} from '../../api/client';
import type {Publisher} from '../../api/types';
import {Answer, Empty} from '../../shared/Answer';

export function Publishers() {
  const {t} = useTranslation();
  const publishers = useQuery({queryKey: ['publishers'], queryFn: ({signal}) => get<{publishers: Publisher[]}>('/publishers', undefined, signal)});
  return (
    <section className="card">
      <Answer query={publishers}>
        {(data) => {
          if (!data.publishers.length) return <Empty icon={IconBuilding} title={t('people.noPublishers')} />;
          return (
            <table className="list">
              <thead><tr><th scope="col">{t('people.name')}</th></tr></thead>
              <tbody>
                {data.publishers.map((it) => (
                  <tr key={it.name}>
                    <td><Link to="/jobs" search={{publisher: it.name} as never} className="plainlink"><strong>{it.name}</strong></Link></td>
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
