import {Anchor} from '@mantine/core';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import type {JobEvent} from '../../api/types';
import {Panel} from '../../shared/Page';
import {StateBadge} from '../../shared/Tone';
import {useFormat} from '../../shared/useFormat';
import {useStepName} from '../../shared/useStepName';
import {words} from '../../shared/words';

/** All that happened, as the platform wrote it down. */
export function History({events}: {events: JobEvent[]}) {
  const {t} = useTranslation();
  const format = useFormat();
  const stepName = useStepName();
  const [shown, setShown] = useState(false);
  return (
    <Panel title={t('job.history')} aside={<Anchor component="button" type="button" size="sm" aria-expanded={shown} onClick={() => setShown(!shown)}>{t(shown ? 'job.hideHistory' : 'job.showHistory')}</Anchor>}>
      {shown && (
        <div className="scroller" tabIndex={0} role="region" aria-label={t('job.history')}>
          <table className="list">
            <tbody>
              {events.map((it, i) => (
                <tr key={i}>
                  <td className="numbers"><time dateTime={it.at} title={format.moment(it.at)}>{format.clock(it.at)}</time></td>
                  <td>{words(it.type)}{it.step && `: ${stepName(it.step)}`}</td>
                  <td><StateBadge state={it.state} /></td>
                  <td className="break">{it.detail}{it.actor && ` (${t('job.by', {actor: it.actor})})`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
