// A PDF that its maker locked with a password: said as what it is, and opened for whoever knows it. The password is never kept.
import { useState } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { PassphraseField } from '../../../ui/PassphraseField.tsx';
import { NotShown } from './NotShown.tsx';

interface LockedPdfProps {
  readonly item: EvidenceItem;
  /** What did not open it; null before anything was tried. */
  readonly tried: string | null;
  readonly onTry: (password: string) => void;
}

export const LockedPdf = ({ item, tried, onTry }: LockedPdfProps) => {
  const t = useText();
  const [typed, setTyped] = useState('');
  const isWrong = tried !== null && (typed === '' || typed === tried);
  return (
    <NotShown item={item} title={t('viewer.lockedTitle')}>
      <p>{t('viewer.lockedBody')}</p>
      <form className="stack" data-gap="small" onSubmit={(event) => { event.preventDefault(); if (typed !== '') onTry(typed); }}>
        <PassphraseField label={t('viewer.lockedPassword')} hint={t('viewer.lockedHint')} value={typed} onChange={setTyped} autoFocus={tried !== null} error={isWrong ? t('viewer.lockedWrong') : null} />
        <div><Button type="submit" isDisabled={typed === ''}>{t('viewer.lockedOpen')}</Button></div>
      </form>
    </NotShown>
  );
};
