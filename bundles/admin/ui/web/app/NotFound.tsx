import {Button} from '@mantine/core';
import {IconBookOff} from '@tabler/icons-react';
import {Link} from '@tanstack/react-router';
import {useTranslation} from 'react-i18next';
import {Empty} from '../shared/Answer';

export function NotFound() {
  const {t} = useTranslation();
  return (
    <main>
      <Empty icon={IconBookOff} title={t('app.notFound')} hint={t('app.notFoundHint')}>
        <Button component={Link} to="/">{t('app.toHome')}</Button>
      </Empty>
    </main>
  );
}
