// Searches under a name: chosen, named anew, deleted with "Undo"; and the search that stands now, to be saved.
import { Pencil, X } from 'lucide-react';
import { useState } from 'react';
import type { SavedSearch } from '../../../../shared/evidence/list-view.ts';
import type { EvidenceQuery, Sort } from '../../../../shared/evidence/schema.ts';
import { useAnswer, useCommand } from '../../../data/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { editSession } from '../../../session/edit-session.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Line } from '../../../ui/Line.tsx';
import { useFocusNext } from '../../../ui/use-focus-next.ts';
import { offeredSearches } from '../rules/offered-searches.ts';
import { SearchName } from './SearchName.tsx';

interface SavedSearchesProps {
  readonly query: EvidenceQuery;
  readonly sort: Sort;
  readonly onChoose: (search: SavedSearch) => void;
}

export const SavedSearches = ({ query, sort, onChoose }: SavedSearchesProps) => {
  const t = useText();
  const { data, error } = useAnswer('evidence.savedSearches', {});
  const keep = useCommand('evidence.keepSearch', ['evidence.savedSearches']);
  const forget = useCommand('evidence.forgetSearch', ['evidence.savedSearches']);
  const [named, setNamed] = useState<string | null>(null);
  const [forgotten, setForgotten] = useState<SavedSearch | null>(null);
  const [saved, setSaved] = useState(0);
  const list = useFocusNext();
  const searches = offeredSearches(data?.searches ?? [], query.case);
  const failure = error ?? keep.error ?? forget.error;
  return (
    <section className="stack" data-gap="small" ref={list}>
      <h3>{t('searches.title')}</h3>
      {searches.length === 0 ? null : (
        <ul role="list" className="stack" data-gap="small">
          {searches.map((search) => (
            <li key={search.id}>
              {named === search.id ? (
                <SearchName label={t('searches.newName')} first={search.name} words={t('searches.rename')} isBusy={keep.isPending} onDone={(name) => { keep.mutate({ ...search, name }, { onSuccess: () => { setNamed(null); } }); }} onCancel={() => { setNamed(null); }} />
              ) : (
                <div className="row">
                  <Button size="compact" onPress={() => { onChoose(search); }}><Bdi value={search.name} /></Button>
                  <IconButton icon={Pencil} name={t('searches.renameNamed', { name: search.name })} onPress={() => { setNamed(search.id); }} />
                  <IconButton icon={X} name={t('searches.delete', { name: search.name })} isDisabled={forget.isPending} onPress={() => { forget.mutate({ id: search.id }, { onSuccess: () => { setForgotten(search); } }); }} />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {forgotten === null ? null : (
        <Line role="status" actions={<Button size="compact" isDisabled={keep.isPending} onPress={() => { keep.mutate(forgotten, { onSuccess: () => { setForgotten(null); } }); }}>{t('searches.undo')}</Button>}>{t('searches.deleted', { name: forgotten.name })}</Line>
      )}
      <SearchName key={saved} label={t('searches.name')} first="" words={t('searches.save')} isBusy={keep.isPending} onDone={(name) => { keep.mutate({ id: editSession(), name, query, sort }, { onSuccess: () => { setSaved(saved + 1); } }); }} />
      {failure === null ? null : <FailureLine failure={failure.failure} />}
    </section>
  );
};
