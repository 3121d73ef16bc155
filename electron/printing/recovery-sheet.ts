// The recovery code on paper: what it is, where to keep it, how to use it. It names no vault, no folder and no computer,
// because whoever finds the sheet must not learn what it opens.
import type { Formatter } from '../../shared/i18n/format.ts';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import type { Instant } from '../../shared/time.ts';
import { recoverySheetTemplate } from './recovery-sheet-template.ts';
import { typeset } from './typesetter.ts';

const groupsOnALine = 4;

const lines = (code: string): string[] => {
  const groups = code.trim().split(/[-\s]+/u);
  return Array.from({ length: Math.ceil(groups.length / groupsOnALine) }, (_, line) => groups.slice(line * groupsOnALine, (line + 1) * groupsOnALine).join('-'));
};

type SheetText = MessageKey extends infer K ? (K extends `printing.recoverySheet.${infer Rest}` ? Rest : never) : never;

/** The sheet as PDF bytes. The code is in these bytes: write them only where the person asked to. */
export const printRecoverySheet = async (sheet: { readonly recoveryCode: string; readonly printedAt: Instant }, words: Formatter): Promise<Uint8Array> => {
  const t = (key: SheetText): string => words.text(`printing.recoverySheet.${key}`);
  return typeset({
    template: recoverySheetTemplate,
    printedAt: sheet.printedAt,
    data: {
      language: new Intl.Locale(words.intl.locale).language,
      direction: words.direction,
      title: t('title'),
      foot: t('foot'),
      pageOf: words.text('printing.pageOf', { page: '{page}', pages: '{pages}' }),
      whatItIs: t('whatItIs'),
      codeLines: lines(sheet.recoveryCode),
      readingHint: t('readingHint'),
      keepHeading: t('keepHeading'),
      keep: [t('keep.1'), t('keep.2'), t('keep.3'), t('keep.4')],
      useHeading: t('useHeading'),
      use: [t('use.1'), t('use.2'), t('use.3')],
      blanks: [t('keptBy'), t('since')],
    },
  });
};
