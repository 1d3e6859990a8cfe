import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/fonts.css';
import './app/base.css';
import {setNonce} from 'get-nonce';
import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {resume} from './api/session';
import {App} from './app/App';
import {startLanguages} from './i18n';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
setNonce(nonce);

await Promise.all([startLanguages(), resume()]);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App nonce={nonce} />
  </StrictMode>,
);
