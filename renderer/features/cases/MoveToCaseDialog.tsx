// Moves items to another case: says what that does and what stays, and asks which. It can be taken back.
import { useState } from 'react';
import type { Selection } from '../../../shared/evidence/schema.ts';
import type { CaseId } from '../../../shared/ids.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { useMoveItems } from '../evidence/hooks/use-move-items.ts';
import { lineOfCase } from './case-words.ts';
import { useCases } from './use-cases.ts';

interface MoveToCaseDialogProps {
  readonly selection: Selection;
  readonly count: number;
  /** The case that all of them are in, where that is known: it is not offered. */
  readonly from: CaseId | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Up to so many choices stay visible. */
const mostVisible = 7;

export const MoveToCaseDialog = ({ selection, count, from, onClose, onDone }: MoveToCaseDialogProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const { cases } = useCases();
  const others = cases.filter(({ id, closedAt }) => closedAt === null && id !== from);
  const [picked, setPicked] = useState<CaseId | null>(null);
  const { move, isMoving, failure } = useMoveItems();
  const to = others.find(({ id }) => id === picked) ?? others[0] ?? null;
  const options = others.map((one) => ({ value: one.id, words: lineOfCase(one, formatter) }));
  const go = (): void => {
    if (to === null) return;
    move({ selection, count, to: { case: to.id, code: to.code } }, () => {
      onClose();
      onDone();
    });
  };
  return (
    <Dialog title={t('cases.moveTitle', { count })} isOpen onClose={onClose}
      buttons={<><Button onPress={onClose}>{t('ui.cancel')}</Button><Button kind="primary" isDisabled={to === null || isMoving} onPress={go}>{to === null ? t('cases.moveAction', { count }) : t('cases.moveNow', { count, code: to.code })}</Button></>}>
      <div className="stack">
        {to === null ? <p>{t('cases.moveNowhere')}</p> : (
          <>
            <p>{t('cases.moveBody', { count })}</p>
            {options.length > mostVisible ? <Select label={t('cases.moveWhere')} value={to.id} options={options} onChange={setPicked} /> : <RadioGroup label={t('cases.moveWhere')} value={to.id} options={options} onChange={setPicked} />}
          </>
        )}
        {failure === null ? null : <FailureLine failure={failure} />}
      </div>
    </Dialog>
  );
};
