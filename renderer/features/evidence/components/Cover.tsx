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
  /** Covered while it was looked at, not because of what is known about it. */
  readonly isByHand: boolean;
  readonly uncover: (stage: CoverStage) => void;
}

/** Black on white anyway: there is nothing to see in grey first. */
const texts: ReadonlySet<EvidenceItem['viewer']> = new Set(['text', 'office', 'email']);

const words = {
  picture: { state: 'viewer.coverState', show: 'viewer.coverPlain', again: 'viewer.coverAgain' },
  sound: { state: 'viewer.coverStateSound', show: 'viewer.coverSound', again: 'viewer.coverAgainSound' },
  text: { state: 'viewer.coverStateText', show: 'viewer.coverShow', again: 'viewer.coverAgain' },
} as const;

export const Cover = ({ item, isByHand, uncover }: CoverProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const kind = item.viewer === 'audio' ? 'sound' : texts.has(item.viewer) ? 'text' : 'picture';
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { box.current?.focus(); }, []);
  const title = isByHand ? t('viewer.coverTitleByHand') : isDisturbing(item.sensitivity) ? t('viewer.coverTitle', { what: formatter.value('sensitivity', item.sensitivity) }) : t('viewer.coverTitleNotReviewed');
  return (
    <div className="viewer-cover" ref={box} tabIndex={-1}>
      {item.preview === 'ready' ? <img className="viewer-cover-picture" src={previewAddress(item)} alt="" /> : null}
      <div className="viewer-cover-words stack">
        <h2>{title}</h2>
        <p>{t(words[kind].state)}</p>
        <div className="row">
          {kind !== 'picture' ? <Button kind="primary" onPress={() => { uncover('plain'); }}>{t(words[kind].show)}</Button> : (
            <>
              <Button kind="primary" onPress={() => { uncover('grey'); }}>{t('viewer.coverGrey')}</Button>
              <Button onPress={() => { uncover('plain'); }}>{t('viewer.coverPlain')}</Button>
            </>
          )}
        </div>
        <p className="text-2">{t(isByHand ? 'viewer.coverByHand' : words[kind].again)}</p>
      </div>
    </div>
  );
};
