// The cover over what may disturb: says what it is, and is taken off by choice alone; in two steps where there is something to see in grey.
import { useRef, useEffect } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import type { CoverStage } from '../rules/cover.ts';
import { isDisturbing } from '../rules/cover.ts';
import { previewAddress } from './ItemPicture.tsx';

interface CoverProps {
  readonly item: EvidenceItem;
  readonly uncover: (stage: CoverStage) => void;
}

export const Cover = ({ item, uncover }: CoverProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const isSound = item.viewer === 'audio';
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { box.current?.focus(); }, []);
  const title = isDisturbing(item.sensitivity) ? t('viewer.coverTitle', { what: formatter.value('sensitivity', item.sensitivity) }) : t('viewer.coverTitleNotReviewed');
  return (
    <div className="viewer-cover" ref={box} tabIndex={-1}>
      {item.preview === 'ready' ? <img className="viewer-cover-picture" src={previewAddress(item)} alt="" /> : null}
      <div className="viewer-cover-words stack">
        <h2>{title}</h2>
        <p>{t(isSound ? 'viewer.coverStateSound' : 'viewer.coverState')}</p>
        <div className="row">
          {isSound ? <Button kind="primary" onPress={() => { uncover('plain'); }}>{t('viewer.coverSound')}</Button> : (
            <>
              <Button kind="primary" onPress={() => { uncover('grey'); }}>{t('viewer.coverGrey')}</Button>
              <Button onPress={() => { uncover('plain'); }}>{t('viewer.coverPlain')}</Button>
            </>
          )}
        </div>
        <p className="text-2">{t(isSound ? 'viewer.coverAgainSound' : 'viewer.coverAgain')}</p>
      </div>
    </div>
  );
};
