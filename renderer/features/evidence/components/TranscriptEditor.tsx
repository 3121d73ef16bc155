// The text beside a recording while it is written. The recording is steered from within the text: by keys, and by clicking a time in it.
import { useRef, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { longestTranscript, spokenTime, timeAt, timeBefore, withTime, type TextRelation, type TranscriptDraft } from '../../../../shared/evidence/transcript.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import type { PlayerLink } from '../player-link.ts';

interface TranscriptEditorProps {
  readonly draft: TranscriptDraft;
  readonly put: (change: Partial<TranscriptDraft>) => void;
  /** Null where nothing plays beside it. */
  readonly link: PlayerLink | null;
}

const back = 5;

export const TranscriptEditor = ({ draft, put, link }: TranscriptEditorProps) => {
  const { text: t, value } = useFormatter();
  const box = useRef<HTMLDivElement>(null);
  const area = (): HTMLTextAreaElement | null => box.current?.querySelector('textarea') ?? null;
  const insert = (): void => {
    const field = area();
    const now = link?.now() ?? null;
    if (field === null || now === null) return;
    const next = withTime(draft.text, [field.selectionStart, field.selectionEnd], now);
    // The field has the new text before the next key comes, and the cursor stands behind the time.
    flushSync(() => { put({ text: next.text }); });
    field.focus();
    field.setSelectionRange(next.place, next.place);
  };
  const fromCursor = (): void => {
    const seconds = timeBefore(draft.text, area()?.selectionStart ?? 0);
    if (seconds !== null) link?.playFrom(seconds);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (link === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const run = { F7: () => { link.skip(-back); }, F8: event.shiftKey ? fromCursor : link.toggle, F9: insert }[event.key];
    if (run === undefined) return;
    event.preventDefault();
    run();
  };
  const click = (): void => {
    const field = area();
    if (field === null || field.selectionStart !== field.selectionEnd) return;
    const seconds = timeAt(draft.text, field.selectionStart);
    if (seconds !== null) link?.playFrom(seconds);
  };
  return (
    <div className="transcript-editor stack" ref={box} onKeyDown={onKeyDown}>
      <RadioGroup<TextRelation> label={t('transcript.what')} layout="row" value={draft.relation} onChange={(relation) => { put({ relation }); }}
        options={[{ value: 'transcript-of', words: value('relation', 'has-transcript') }, { value: 'translation-of', words: value('relation', 'has-translation') }]} />
      {link === null ? null : (
        <div className="row" role="group" aria-label={t('transcript.steer')}>
          <Button size="compact" onPress={() => { link.skip(-back); }}>{t('transcript.back', { key: 'F7' })}</Button>
          <Button size="compact" onPress={link.toggle}>{t('transcript.play', { key: 'F8' })}</Button>
          <Button size="compact" onPress={insert}>{t('transcript.time', { key: 'F9' })}</Button>
          <Button size="compact" onPress={fromCursor}>{t('transcript.fromCursor', { key: 'Shift F8' })}</Button>
        </div>
      )}
      <div className="transcript-text" onClick={click}>
        <TextArea label={t('transcript.text')} hint={link === null ? undefined : t('transcript.hint', { example: spokenTime(725) })} value={draft.text} onChange={(text) => { put({ text }); }} maxLength={longestTranscript} rows={14} />
      </div>
    </div>
  );
};
