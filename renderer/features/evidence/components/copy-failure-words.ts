// Why no working copy could be made, of a picture and of a document.
import type { MessageKey } from '../../../../shared/i18n/keys.ts';
import type { CopyFailure } from '../../../media/working-copies/copy-messages.ts';

export const copyFailureWords: Readonly<Record<CopyFailure, MessageKey>> = {
  'cannot-decode': 'copies.whyCannotDecode', 'too-large': 'copies.whyTooLarge', 'took-too-long': 'copies.whyTookTooLong', 'no-picture': 'copies.whyCannotDecode', 'cannot-read': 'viewer.whyCannotRead', 'needs-password': 'copies.whyLocked',
  'not-covered': 'copies.whyNotCovered', 'not-bare': 'copies.whyNotBare',
};

export const documentFailureWords: Readonly<Record<CopyFailure, MessageKey>> = {
  ...copyFailureWords, 'cannot-decode': 'copies.whyCannotDraw', 'no-picture': 'copies.whyCannotDraw', 'too-large': 'copies.whyDocumentTooLarge', 'took-too-long': 'copies.whyPageTookTooLong',
};
