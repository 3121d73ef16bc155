// Why this item's file could not be shown, and what to do. A decoder that failed is believed only where the vault still gives the bytes: a disk that
// does not answer must never look like a damaged file.
import { useEffect, useState } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import type { MessageKey } from '../../../../shared/i18n/keys.ts';
import { useText } from '../../../i18n/use-text.ts';
import { canBeRead } from '../../../media/media-bytes.ts';
import type { DecodeFailure } from '../../../media/media-failure.ts';
import { useMedia } from '../hooks/use-media.ts';
import { NotShown } from './NotShown.tsx';

const words: Readonly<Record<DecodeFailure, MessageKey>> = {
  'cannot-decode': 'viewer.whyCannotDecode', 'too-large': 'viewer.whyTooLarge', 'took-too-long': 'viewer.whyTookTooLong', 'no-picture': 'viewer.whyNoPicture', 'cannot-read': 'viewer.whyCannotRead', 'needs-password': 'viewer.lockedBody',
};

interface DecodeFailedProps {
  readonly item: EvidenceItem;
  readonly why: DecodeFailure;
  /** What a viewer says that shows nothing but plays. */
  readonly title?: string;
}

export const DecodeFailed = ({ item, why, title }: DecodeFailedProps) => {
  const t = useText();
  const { media } = useMedia(item.id, why === 'cannot-decode');
  const [isGiven, setGiven] = useState(true);
  useEffect(() => {
    if (media === null) return undefined;
    let left = false;
    void canBeRead(media.url).then((given) => { if (!left) setGiven(given); });
    return () => { left = true; };
  }, [media]);
  const told = isGiven ? why : 'cannot-read';
  return told === 'cannot-read'
    ? <NotShown item={item} title={t('viewer.cannotReadTitle')} isUnread><p>{t(words[told])}</p></NotShown>
    : <NotShown item={item} title={title ?? t('viewer.cannotTitle')}><p>{t(words[told])} {t('viewer.canExport')}</p></NotShown>;
};
