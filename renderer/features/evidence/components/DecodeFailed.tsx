// Why this item's file could not be decoded, and what to do.
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import type { MessageKey } from '../../../../shared/i18n/keys.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { DecodeFailure } from '../../../media/media-failure.ts';
import { NotShown } from './NotShown.tsx';

const words: Readonly<Record<DecodeFailure, MessageKey>> = {
  'cannot-decode': 'viewer.whyCannotDecode', 'too-large': 'viewer.whyTooLarge', 'took-too-long': 'viewer.whyTookTooLong', 'no-picture': 'viewer.whyNoPicture',
};

export const DecodeFailed = ({ item, why }: { readonly item: EvidenceItem; readonly why: DecodeFailure }) => {
  const t = useText();
  return <NotShown item={item} title={t('viewer.cannotTitle')}><p>{t(words[why])} {t('viewer.canExport')}</p></NotShown>;
};
