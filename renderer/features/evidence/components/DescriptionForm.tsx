// What people say about an item, edited in place. Saved as it is typed; what the vault refuses stays here with the reason.
import { useEffect, useRef } from 'react';
import type { Description, EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useCopyText } from '../../../session/use-copy-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { useOpenGroups } from '../hooks/use-open-groups.ts';
import { useAskedField } from '../hooks/use-details-focus.ts';
import { useItemDraft } from '../hooks/use-item-draft.ts';
import { useLeftUnfinished } from '../hooks/use-left-unfinished.ts';
import { useUnfinished } from '../hooks/use-unfinished.ts';
import { fieldGroups, firstFields, type FieldDeclaration } from '../rules/description-fields.ts';
import { DescriptionFieldView } from './DescriptionFieldView.tsx';
import { FieldGroups } from './FieldGroups.tsx';

const textOf = (unsaved: Partial<Description>): string => Object.values(unsaved).filter((value) => typeof value === 'string').join('\n\n');

export const DescriptionForm = ({ item }: { readonly item: EvidenceItem }) => {
  const t = useText();
  const formats = useFormats();
  const copy = useCopyText();
  const { draft, words, description: value } = useItemDraft(item);
  const unfinished = useUnfinished(item.id);
  useLeftUnfinished(item.id, unfinished);
  const [open, setOpen] = useOpenGroups(unfinished);
  const form = useRef<HTMLDivElement>(null);
  const [asked, ask] = useAskedField();
  useEffect(() => {
    if (asked?.id !== item.id) return;
    // The notes are among the fields that are folded away.
    const group = fieldGroups.find(({ fields }) => fields.some(({ field }) => field === asked.field));
    if (group !== undefined && !open.includes(group.id)) {
      setOpen([...open, group.id]);
      return;
    }
    const field = form.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[data-field="${asked.field}"] :is(input, textarea)`);
    // Out of sight it takes no keyboard: somewhere else it will be shown.
    if (field?.checkVisibility() !== true) return;
    field.focus();
    if (asked.field === 'title') field.select();
    else field.setSelectionRange(field.value.length, field.value.length);
    ask(null);
  }, [asked, ask, item.id, open, setOpen]);
  const field = (declaration: FieldDeclaration) => (
    <div key={declaration.field} data-field={declaration.field}><DescriptionFieldView declaration={declaration} value={value} set={draft.set} leave={() => { draft.saveNow(); }} unfinished={unfinished} /></div>
  );
  return (
    <div className="stack" ref={form}>
      {words.failure === null ? null : (
        <FailureLine failure={words.failure} actions={
          <>
            <Button size="compact" onPress={() => { draft.saveNow(); }}>{t('evidence.tryAgain')}</Button>
            <Button size="compact" onPress={() => { copy(textOf(words.unsaved)); }}>{t('details.copyText')}</Button>
          </>
        } />
      )}
      {firstFields.map(field)}
      <FieldGroups groups={fieldGroups} value={value} open={open} onOpen={setOpen} field={field} />
      <div className="row" data-align="apart"><span className="text-2">{words.savedAt === null ? null : t('details.saved', { time: formats.time(words.savedAt) })}</span></div>
    </div>
  );
};
