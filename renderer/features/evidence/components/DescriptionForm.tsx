// What people say about an item, edited in place. Saved as it is typed; what the vault refuses stays here with the reason.
import { useState } from 'react';
import type { Description, EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { api } from '../../../api.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { useItemDraft } from '../hooks/use-item-draft.ts';
import { firstFields, moreFields } from '../rules/description-fields.ts';
import { DescriptionFieldView } from './DescriptionFieldView.tsx';

const textOf = (unsaved: Partial<Description>): string => Object.values(unsaved).filter((value) => typeof value === 'string').join('\n\n');

export const DescriptionForm = ({ item }: { readonly item: EvidenceItem }) => {
  const t = useText();
  const formats = useFormats();
  const [draft, words] = useItemDraft(item.id);
  const [more, setMore] = useState(false);
  const value = { ...item.description, ...words.unsaved };
  const fields = more ? [...firstFields, ...moreFields] : firstFields;
  return (
    <div className="stack">
      {words.failure === null ? null : (
        <FailureLine failure={words.failure} actions={
          <>
            <Button size="compact" onPress={() => { draft.saveNow(); }}>{t('evidence.tryAgain')}</Button>
            <Button size="compact" onPress={() => { void api.window.copyText({ text: textOf(words.unsaved).slice(0, 20_000) }); }}>{t('details.copyText')}</Button>
          </>
        } />
      )}
      {fields.map((declaration) => (
        <DescriptionFieldView key={declaration.field} declaration={declaration} value={value} set={draft.set} leave={() => { draft.saveNow(); }} />
      ))}
      <div className="row" data-align="apart">
        {more ? null : <Button onPress={() => { setMore(true); }}>{t('details.moreFields')}</Button>}
        <span className="text-2">{words.savedAt === null ? null : t('details.saved', { time: formats.time(words.savedAt) })}</span>
      </div>
    </div>
  );
};
