// One person's share on paper. It names no vault, no folder, no computer and no holder, because whoever finds the page must not learn what
// it belongs to.
import { renderSVG } from 'uqr';
import type { Formatter } from '../../shared/i18n/format.ts';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import type { Instant } from '../../shared/time.ts';
import { sharePageTemplate } from './share-page-template.ts';
import { typeset } from './typesetter.ts';

export interface PrintableShare {
  /** `XXXX-XXXX-XXXX-XXXX-XXXX` each. */
  readonly lines: readonly string[];
  readonly number: number;
  readonly count: number;
  readonly threshold: number;
  readonly printedAt: Instant;
}

type PageText = MessageKey extends infer K ? (K extends `printing.sharePage.${infer Rest}` ? Rest : never) : never;

/** The lines as a square code, for a camera. Quarter of the squares may be lost: paper is folded and gets wet. */
export const squareCode = (lines: readonly string[]): string => renderSVG(lines.join('\n'), { ecc: 'Q', border: 2 });

/** The page as PDF bytes. The share is in these bytes, sealed under its holder's passphrase. */
export const printShare = async ({ lines, number, count, threshold, printedAt }: PrintableShare, words: Formatter): Promise<Uint8Array> => {
  const t = (key: PageText): string => words.text(`printing.sharePage.${key}`, { number, count, threshold });
  return typeset({
    template: sharePageTemplate,
    printedAt,
    data: {
      language: new Intl.Locale(words.intl.locale).language,
      direction: words.direction,
      title: t('title'),
      foot: t('foot'),
      pageOf: words.text('printing.pageOf', { page: '{page}', pages: '{pages}' }),
      whatItIs: t('whatItIs'),
      lines: [...lines],
      readingHint: t('readingHint'),
      code: squareCode(lines),
      codeDescription: t('codeDescription'),
      codeHint: t('codeHint'),
      keepHeading: t('keepHeading'),
      keep: [t('keep.1'), t('keep.2'), t('keep.3')],
      useHeading: t('useHeading'),
      use: [t('use.1'), t('use.2'), t('use.3')],
      blanks: [t('keptBy'), t('since')],
    },
  });
};
