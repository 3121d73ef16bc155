// An e-mail: who, to whom, when, its words, and the names of what came with it. Its HTML is never drawn.
import { useCallback } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { largestDocumentFile } from '../../../media/limits.ts';
import { readWhole } from '../../../media/media-bytes.ts';
import { readMessage } from '../../../media/read-document.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { focusIfFree } from '../hooks/focus-if-free.ts';
import { useDecoded } from '../hooks/use-decoded.ts';
import type { Media } from '../hooks/use-media.ts';
import { useTextSize } from '../hooks/use-text-size.ts';
import { useViewer } from '../hooks/use-viewer.ts';
import { CoverButton } from './CoverButton.tsx';
import { DecodeFailed } from './DecodeFailed.tsx';
import { Facts } from './Facts.tsx';
import { ViewTools } from './ViewTools.tsx';

const known = (value: string) => (value === '' ? null : <Bdi value={value} />);

export const EmailView = ({ item, media }: { readonly item: EvidenceItem; readonly media: Media }) => {
  const t = useText();
  const formats = useFormats();
  const read = useCallback(async (signal: AbortSignal) => readMessage(await readWhole(media.url, media.size, largestDocumentFile, signal), signal), [media.url, media.size]);
  const decoded = useDecoded(read);
  const size = useTextSize();
  const onKeyDown = useViewer({ as: 'text', actions: size.actions, isShown: decoded.is === 'ready' });
  if (decoded.is === 'failed') return <DecodeFailed item={item} why={decoded.why} />;
  if (decoded.is === 'reading') return <p role="status" className="evidence-note">{t('viewer.loading', { id: item.id })}</p>;
  const message = decoded.value;
  return (
    <div className="viewer-document" onKeyDown={onKeyDown}>
      <Toolbar name={t('viewer.textTools')}>
        <ViewTools scale={size.scale} actions={size.actions} />
        <CoverButton />
      </Toolbar>
      <div className="viewer-paper stack" style={size.style} ref={focusIfFree} tabIndex={0} role="region" aria-label={t('viewer.documentName', { id: item.id })}>
        <Facts facts={[
          { name: t('viewer.emailSubject'), value: known(message.subject) },
          { name: t('viewer.emailFrom'), value: known(message.from) },
          { name: t('viewer.emailTo'), value: known(message.to) },
          ...(message.cc === '' ? [] : [{ name: t('viewer.emailCc'), value: known(message.cc) }]),
          { name: t('viewer.emailDate'), value: known(message.date) },
        ]} />
        {message.textFromHtml ? <p className="text-2">{t('viewer.emailFromHtml')}</p> : null}
        {message.text.trim() === '' ? <p>{t('viewer.emailNoText')}</p> : <pre className="viewer-text reading" dir="auto">{message.text}</pre>}
        <h2>{t('viewer.emailAttachments', { count: message.attachments.length })}</h2>
        {message.attachments.length === 0 ? null : (
          <>
            <ul className="viewer-list">
              {message.attachments.map((attachment, at) => (
                <li key={at}><Bdi value={attachment.name === '' ? t('viewer.emailUnnamed') : attachment.name} /> · <span dir="ltr">{attachment.mediaType}</span> · {formats.bytes(attachment.size)}</li>
              ))}
            </ul>
            <p className="text-2">{t('viewer.emailAttachmentsHelp')}</p>
          </>
        )}
        <details>
          <summary>{t('viewer.emailHeaders')}</summary>
          <Facts facts={message.headers.map((header) => ({ name: header.name, value: known(header.value) }))} />
        </details>
      </div>
    </div>
  );
};
