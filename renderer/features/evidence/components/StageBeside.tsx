// An item with what belongs beside it: a recording with the newest text that was written of it, or a text with its recording, when that is asked for. Times
// in the text play the recording from there.
import { useState } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { useRouter } from '../../../frame/RouteProvider.tsx';
import { useFormatter } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { useRoomForDetails } from '../hooks/use-room-for-details.ts';
import { createPlayerLink, PlayerLinkContext } from '../player-link.ts';
import { originalsOf, textsOf } from '../rules/beside.ts';
import { ChoiceMenu } from './ChoiceMenu.tsx';
import { ItemStage } from './ItemStage.tsx';
import './transcript.css';

/** Narrowest, in rem, that holds a player and lines of text. */
const roomForBoth = 44;

const OtherStage = ({ id }: { readonly id: EvidenceId }) => {
  const { data } = useAnswer('evidence.get', { id });
  return data === undefined || data.item.destruction !== null ? null : <ItemStage item={data.item} />;
};

export const StageBeside = ({ item }: { readonly item: EvidenceItem }) => {
  const { text: t, value } = useFormatter();
  const router = useRouter();
  const [link] = useState(createPlayerLink);
  const [measure, hasRoom] = useRoomForDetails(roomForBoth);
  const links = useAnswer('evidence.links', { id: item.id }).data?.links ?? [];
  const texts = textsOf(links);
  const original = originalsOf(links)[0] ?? null;
  const [wanted, setWanted] = useState<boolean | null>(null);
  const [chosen, setChosen] = useState<EvidenceId | null>(null);
  const isText = original !== null;
  const other = isText ? original : (texts.find((one) => one.item.id === chosen) ?? texts[0] ?? null);
  if (other === null) return <ItemStage item={item} isMain />;
  // What was written is shown with its recording; a recording is not played into a text that somebody came to read.
  const isShown = wanted ?? !isText;
  const { id } = other.item;
  const kind = other.relation === 'translation-of' || other.relation === 'has-translation' ? 'translation' : 'transcript';
  const played = (isText ? other.item : item).viewer;
  const plays = isShown && (played === 'audio' || played === 'video');
  const stages = [<div key={item.id} className="stage-beside-one"><ItemStage item={item} isMain /></div>, isShown ? <div key={id} className="stage-beside-one" data-text={!isText || undefined}><OtherStage id={id} /></div> : null];
  return (
    <PlayerLinkContext value={plays ? link : null}>
      <div className="stage-beside-head row">
        <span>{isText ? t('transcript.textOf', { id, kind }) : t('transcript.textHere', { id, kind, count: texts.length })}</span>
        {!isText && texts.length > 1 ? (
          <ChoiceMenu words={t('transcript.which')} value={id} options={texts.map((one) => ({ value: one.item.id, words: `${one.item.id} · ${value('relation', one.relation)}` }))} onChange={(next) => { setChosen(next); setWanted(true); }} />
        ) : null}
        <Button size="compact" aria-expanded={isShown} onPress={() => { setWanted(!isShown); }}>{t(isShown ? 'transcript.hide' : 'transcript.show', { id })}</Button>
        <Button size="compact" kind="quiet" onPress={() => { router.go({ place: 'evidence item', id }); }}>{t('transcript.go', { id })}</Button>
      </div>
      <div className="stage-beside" ref={measure} data-stacked={!hasRoom || undefined}>{stages}</div>
    </PlayerLinkContext>
  );
};
