// Describes many items at once. Only changed fields are written; what the items do not share says "different".
import { useState } from 'react';
import type { Description, DescriptionField, Selection } from '../../../../shared/evidence/schema.ts';
import { useAnswer, useCommand } from '../../../data/use-answer.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { FromBefore } from '../../../session/FromBefore.tsx';
import { useFormDraft } from '../../../session/use-form-draft.ts';
import { useDrafts } from '../../../session/use-drafts.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { ItemNumber } from '../../../ui/ItemNumber.tsx';
import { Line } from '../../../ui/Line.tsx';
import { LongList } from '../../../ui/LongList.tsx';
import { useEditMany } from '../hooks/use-edit-many.ts';
import { unfinishedIn } from '../hooks/use-unfinished.ts';
import { waitingGroups } from '../hooks/use-open-groups.ts';
import { fieldGroups, firstFields, ofMany, type FieldDeclaration, type FieldGroup } from '../rules/description-fields.ts';
import { editSession } from '../../../session/edit-session.ts';
import { DescriptionFieldView } from './DescriptionFieldView.tsx';
import { FieldGroups } from './FieldGroups.tsx';

interface DescribeDialogProps {
  readonly selection: Selection;
  readonly count: number;
  readonly onClose: () => void;
}

const groups = fieldGroups.map(ofMany);

export const DescribeDialog = ({ selection, count, onClose }: DescribeDialogProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const compared = useAnswer('evidence.sharedValues', { selection });
  const shared = (compared.data?.shared ?? {}) as Partial<Description>;
  const drafts = useDrafts();
  const form = useFormDraft('describe', onClose);
  const change = form.draft.change as Partial<Description>;
  const unfinished = unfinishedIn(drafts, 'describe');
  const [open, setOpen] = useState<readonly FieldGroup['id'][]>(() => [...waitingGroups(unfinished), ...groups.filter(({ fields }) => fields.some(({ field }) => field in change)).map(({ id }) => id)]);
  const [session] = useState(editSession);
  const many = useEditMany();
  const edit = useCommand('evidence.edit', ['evidence.page', 'evidence.get', 'evidence.months']);
  const value = { ...shared, ...change };
  const set = <F extends DescriptionField>(field: F, next: Description[F]): void => { form.put({ change: { ...drafts.of('describe')?.change, [field]: next } }); };
  const field = (declaration: FieldDeclaration) => (
    <DescriptionFieldView key={`${declaration.field} ${String(form.round)}`} declaration={declaration} value={value} set={set} leave={() => undefined} unfinished={unfinished}
      note={!(declaration.field in value) ? t('evidence.different') : undefined} />
  );
  const refused = edit.data?.outcomes.filter((outcome) => outcome.failure !== null) ?? [];
  const changedFields = Object.keys(change).length;
  const title = t('evidence.describeTitle', { count });
  const what = (changed: number): string => t('evidence.undoMany', { count: changed });
  const save = (): void => {
    const input = { selection, session, change, addTags: [], removeTags: [] };
    if (many.begin(input, count, what)) {
      form.close();
      return;
    }
    edit.mutate(input, {
      onSuccess: (answer) => {
        many.tell(answer, what);
        if (answer.outcomes.every((outcome) => outcome.failure === null)) form.close();
      },
    });
  };
  // Only what was refused keeps the dialog open: it has to be read.
  if (refused.length > 0) {
    return (
      <Dialog title={title} isOpen onClose={form.close} buttons={<Button kind="primary" onPress={form.close}>{t('ui.close')}</Button>}>
        <div className="stack">
          <Line tone="warn" mark="attention" role="status">{t('evidence.describeNotDone', { count: refused.length })}</Line>
          <LongList name={title} count={refused.length} guess={2} row={(index) => {
            const outcome = refused[index];
            return outcome === undefined || outcome.failure === null ? null : <><ItemNumber of={outcome.id} /> {formatter.failure(outcome.failure)}</>;
          }} />
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={title} isOpen onClose={form.close} size="wide" buttons={
      <>
        <Button onPress={form.close}>{t('ui.cancel')}</Button>
        <Button kind="primary" isDisabled={edit.isPending || changedFields === 0} onPress={save}>{t('evidence.describeSave', { count })}</Button>
      </>
    }>
      <div className="stack">
        <FromBefore form={form} />
        <p>{t('evidence.describeHint')}</p>
        {compared.error === null ? null : <FailureLine failure={compared.error.failure} />}
        {compared.data === undefined ? (compared.error === null ? <p role="status">{t('evidence.loading')}</p> : null) : (
          <>
            {firstFields.map(field)}
            <FieldGroups groups={groups} value={change} open={open} onOpen={setOpen} field={field} />
          </>
        )}
        {edit.error === null ? null : <FailureLine failure={edit.error.failure} />}
      </div>
    </Dialog>
  );
};
