// Puts on record what happened to the object itself: who had it, who has it, where, in what condition, under which seal. Only what happened is needed. A correction
// begins with what the wrong entry says.
import { useState } from 'react';
import { happenings, mistaken, passageWordsSchema, whereNow, type PassageWord, type ReadPassage } from '../../../shared/custody/passage.ts';
import type { Selection } from '../../../shared/evidence/schema.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { editSession } from '../../session/edit-session.ts';
import { FromBefore } from '../../session/FromBefore.tsx';
import { announce } from '../../session/notices.ts';
import { useNoteUndo } from '../../session/use-undo.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Fold } from '../../ui/Fold.tsx';
import { Line } from '../../ui/Line.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { PassageWhen } from './PassageWhen.tsx';
import { usePassageForm } from './use-passage-form.ts';

interface PassageDialogProps {
  readonly selection: Selection;
  readonly count: number;
  /** Of the one item; of several it stands for none. */
  readonly id: string;
  /** Where the object is can be written into the items: they are in the list. */
  readonly canDescribe: boolean;
  readonly corrected?: { readonly seq: number; readonly passage: ReadPassage } | undefined;
  readonly onClose: () => void;
}

const first = ['fromWhom', 'toWhom', 'byWhom', 'witnessedBy', 'place'] as const satisfies readonly PassageWord[];
const groups = [
  { words: 'custody.passage.groupState', fields: ['sealNo', 'conditionBefore', 'conditionAfter'] },
  { words: 'custody.passage.groupMore', fields: ['purpose', 'method', 'changeMade', 'note'] },
] as const satisfies readonly { readonly words: string; readonly fields: readonly PassageWord[] }[];
type Group = (typeof groups)[number]['words'];
const ofOneLine: ReadonlySet<PassageWord> = new Set([...first, 'sealNo']);
const longestLocation = 1000;

export const PassageDialog = ({ selection, count, id, canDescribe, corrected, onClose }: PassageDialogProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const about = [count === 1 ? id : String(count), ...(corrected === undefined ? [] : [String(corrected.seq)])].join(' ');
  const typed = usePassageForm(about, corrected?.passage ?? null, onClose);
  const { form, close, word, set, happened, passage } = typed;
  const [asked, setAsked] = useState(false);
  const [open, setOpen] = useState<readonly Group[]>(() => groups.filter(({ fields }) => fields.some((field) => word(field) !== '')).map(({ words }) => words));
  const [session] = useState(editSession);
  const note = useNoteUndo();
  const record = useCommand('evidence.recordPassage', ['custody.page', 'custody.head', 'evidence.get', 'evidence.page']);
  const offersLocation = canDescribe && happened !== mistaken && whereNow({ toWhom: word('toWhom'), place: word('place') }) !== '';
  const location = offersLocation && word('locationAlso') === 'yes' ? word('location').trim() : null;
  const go = (): void => {
    setAsked(true);
    if (passage === null || record.isPending) return;
    record.mutate({ selection, passage, corrects: corrected?.seq ?? null, physicalLocation: location, session }, {
      onSuccess: ({ recorded, undo }) => {
        announce(t('custody.passage.saved', { count: recorded, id }), 'plain', note(t('custody.passage.savedLocation', { count: recorded, id }), undo));
        close();
      },
    });
  };
  const field = (name: PassageWord) => {
    const Control = ofOneLine.has(name) ? TextField : TextArea;
    return <Control key={name} label={t(`custody.passage.${name}`)} value={word(name)} onChange={set(name)} maxLength={passageWordsSchema.shape[name].maxLength ?? longestLocation} autoComplete="off" />;
  };
  const options = [...happenings, ...(corrected === undefined ? [] : [mistaken])].map((value) => ({ value, words: formatter.value('happening', value) }));
  return (
    <Dialog title={corrected === undefined ? t('custody.passage.recordTitle', { count, id }) : t('custody.passage.correctTitle', { seq: corrected.seq, id })} isOpen onClose={close} size="wide" buttons={
      <>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button kind="primary" isDisabled={record.isPending} onPress={go}>{corrected === undefined ? t('custody.passage.save', { count }) : t('custody.passage.correctSave')}</Button>
      </>
    }>
      <div className="stack">
        {typed.isFromBefore ? <FromBefore form={form} /> : null}
        <p>{corrected === undefined ? t('custody.passage.recordHelp') : t('custody.passage.correctHelp')}{count === 1 ? null : ` ${t('custody.passage.recordTogether')}`}</p>
        <p className="text-2">{t('custody.passage.recordKept')}</p>
        <Select label={t('custody.passage.happened')} placeholder={t('custody.passage.happenedChoose')} options={options} value={happened} onChange={set('happened')} error={asked && happened === null ? t('custody.passage.happenedNeeded') : null} />
        {happened === mistaken ? null : (
          <>
            <PassageWhen key={form.round} label={t('custody.passage.when')} date={typed.date} setDate={typed.setDate} />
            {asked && !typed.isDateWhole ? <p className="ui-error" role="alert"><Mark state="wrong" spoken={null} />{t('custody.passage.dateNotWhole')}</p> : null}
            <Line tone="info" mark="attention">{t('custody.passage.recordTravels')}</Line>
            <div className="passage-fields">{first.map(field)}</div>
          </>
        )}
        <div>
          {groups.filter(({ words }) => happened !== mistaken || words === 'custody.passage.groupMore').map(({ words, fields }) => (
            <Fold key={words} words={t(words)} note={t('details.groupFilled', { filled: fields.filter((name) => word(name) !== '').length })} isOpen={open.includes(words)}
              onToggle={() => { setOpen(open.includes(words) ? open.filter((one) => one !== words) : [...open, words]); }}>
              {() => fields.map(field)}
            </Fold>
          ))}
        </div>
        {!offersLocation ? null : (
          <>
            <Checkbox label={t('custody.passage.locationAlso')} help={t('custody.passage.locationAlsoHelp', { count, id })} isSelected={word('locationAlso') === 'yes'} onChange={(isSelected) => { set('locationAlso')(isSelected ? 'yes' : ''); }} />
            {word('locationAlso') === 'yes' ? <TextField label={t('custody.passage.location')} value={word('location')} onChange={set('location')} maxLength={longestLocation} autoComplete="off" /> : null}
          </>
        )}
        {record.error === null ? null : <FailureLine failure={record.error.failure} />}
      </div>
    </Dialog>
  );
};
