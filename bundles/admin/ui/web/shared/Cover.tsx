import {useQuery} from '@tanstack/react-query';
import {useEffect, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {useCapabilities} from '../api/capabilities';
import {send} from '../api/client';
import {Problem} from '../api/problem';
import {clothOf} from './cloth';
import './cover.css';

/** The picture's bytes; null where there is none. */
async function picture(path: string, signal: AbortSignal): Promise<Blob | null> {
  try {
    return await (await send('GET', path, {signal})).blob();
  } catch (e) {
    if (e instanceof Problem && e.status >= 400 && e.status < 500) return null;
    throw e;
  }
}

type Props = {of: 'books' | 'jobs'; id?: string; tag: string; title: string; author?: string; size?: 'small' | 'medium' | 'large'};

/** A book's cover; one of cloth with its title where it has none of its own. */
export function Cover({of, id, tag, title, author, size = 'medium'}: Props) {
  const {t} = useTranslation();
  const path = useCapabilities().has('get', `/${of}/{id}/cover`) && id ? `/${of}/${id}/cover` : undefined;
  const {data} = useQuery({
    queryKey: ['cover', path, tag], queryFn: ({signal}) => picture(path!, signal), enabled: Boolean(path), staleTime: Infinity, gcTime: 300_000, retry: false,
  });
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!data) return setUrl(undefined);
    const made = URL.createObjectURL(data);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  if (url) return <img className="cover" data-size={size} src={url} alt={t('book.coverOf', {title})} />;
  const cloth = clothOf(author ? title + author : tag || title);
  return (
    <div className="cover cloth" data-size={size} style={{background: cloth}} aria-hidden>
      <span className="cloth-title">{title}</span>
      {author && <span className="cloth-author">{author}</span>}
    </div>
  );
}
