// A text of any size, in pieces, in the encoding its bytes speak for or the one a person chooses. Nothing in it is ever run.
import { useCallback, useState } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { decodeText, detectEncoding, pieceLength, textEncodings, type TextEncodingName } from '../../../media/decode-text.ts';
import { textPiece } from '../../../media/limits.ts';
import { readRange } from '../../../media/media-bytes.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { focusIfFree } from '../hooks/focus-if-free.ts';
import { useDecoded } from '../hooks/use-decoded.ts';
import type { Media } from '../hooks/use-media.ts';
import { useTextSize } from '../hooks/use-text-size.ts';
import { useViewer } from '../hooks/use-viewer.ts';
import { usePlayerLink } from '../player-link.ts';
import { CoverButton } from './CoverButton.tsx';
import { DecodeFailed } from './DecodeFailed.tsx';
import { TimedText } from './TimedText.tsx';
import { ViewTools } from './ViewTools.tsx';

interface TextViewProps {
  readonly item: EvidenceItem;
  readonly media: Media;
  readonly isMarkup?: boolean;
}

/** Read beyond a piece, so that its end can fall on the end of a line. */
const margin = 8 * 1024;

export const TextView = ({ item, media, isMarkup = false }: TextViewProps) => {
  const t = useText();
  const formats = useFormats();
  const link = usePlayerLink();
  const [starts, setStarts] = useState<readonly number[]>([0]);
  const [chosen, setChosen] = useState<TextEncodingName | null>(null);
  const start = starts.at(-1) ?? 0;
  const read = useCallback(async (signal: AbortSignal) => {
    const head = await readRange(media.url, 0, Math.min(media.size, margin), signal);
    const encoding = chosen ?? detectEncoding(head);
    const bytes = await readRange(media.url, start, Math.min(media.size, start + textPiece + margin), signal);
    const length = pieceLength(bytes, textPiece, encoding);
    return { encoding, text: decodeText(bytes.subarray(0, length), encoding), end: start + length };
  }, [media.url, media.size, start, chosen]);
  const decoded = useDecoded(read);
  const size = useTextSize();
  const onKeyDown = useViewer({ as: 'text', actions: size.actions, isShown: decoded.is === 'ready' });
  if (decoded.is === 'failed') return <DecodeFailed item={item} why={decoded.why} />;
  const piece = decoded.is === 'ready' ? decoded.value : null;
  const isPaged = media.size > textPiece + margin || starts.length > 1;
  return (
    <div className="viewer-document" onKeyDown={onKeyDown}>
      <div className="viewer-document-tools">
        <Select label={t('viewer.encoding')} hint={chosen === null ? t('viewer.encodingGuessed') : undefined} value={piece?.encoding ?? chosen} options={textEncodings.map((encoding) => ({ value: encoding, words: encoding }))}
          onChange={(encoding) => { setChosen(encoding); setStarts([0]); }} />
        {isPaged && piece !== null ? (
          <div className="row">
            <Button isDisabled={starts.length === 1} onPress={() => { setStarts(starts.slice(0, -1)); }}>{t('viewer.textPrevious')}</Button>
            <span role="status">{t('viewer.textPart', { from: formats.bytes(start), to: formats.bytes(piece.end), total: formats.bytes(media.size) })}</span>
            <Button isDisabled={piece.end >= media.size} onPress={() => { setStarts([...starts, piece.end]); }}>{t('viewer.textNext')}</Button>
          </div>
        ) : null}
        <Toolbar name={t('viewer.textTools')}>
          <ViewTools scale={size.scale} actions={size.actions} />
          <CoverButton />
        </Toolbar>
      </div>
      {isMarkup ? <p className="text-2 viewer-document-note">{t('viewer.textOnly')}</p> : null}
      <div className="viewer-paper" style={size.style} ref={focusIfFree} tabIndex={0} role="region" aria-label={t('viewer.textName', { id: item.id })}>
        {media.size === 0 ? <p>{t('viewer.textEmpty')}</p> : <pre className="viewer-text" dir="auto">{link === null ? (piece?.text ?? '') : <TimedText text={piece?.text ?? ''} link={link} />}</pre>}
      </div>
    </div>
  );
};
