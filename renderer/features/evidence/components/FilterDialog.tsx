// All filters at once. Each is in force as it is chosen, so that the number of items found is seen at once.
import { useState } from 'react';
import type { SavedSearch } from '../../../../shared/evidence/list-view.ts';
import { evidenceKinds, everything, type EvidenceQuery, type Sort } from '../../../../shared/evidence/schema.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { useCaseAsked } from '../../cases/use-case-asked.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { readFilterDay } from '../rules/filter-days.ts';
import { onlyWords } from './only-words.ts';
import { SavedSearches } from './SavedSearches.tsx';
import { noTags, TagChoices } from './TagChoices.tsx';
import { UnreadTags } from './UnreadTags.tsx';

interface FilterDialogProps {
  readonly query: EvidenceQuery;
  readonly sort: Sort;
  readonly total: number;
  readonly onChange: (query: EvidenceQuery) => void;
  /** A saved search was chosen. */
  readonly onSearch: (search: Pick<SavedSearch, 'query' | 'sort'>) => void;
  readonly onClose: () => void;
}

export const FilterDialog = ({ query, sort, total, onChange, onSearch, onClose }: FilterDialogProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const { tags, unread } = useAnswer('evidence.tags', { case: useCaseAsked() }).data ?? noTags;
  const [days, setDays] = useState({ from: query.from ?? '', to: query.to ?? '' });
  const put = (part: Partial<EvidenceQuery>): void => { onChange({ ...query, ...part }); };
  const putDay = (end: 'from' | 'to', typed: string): void => {
    setDays((before) => ({ ...before, [end]: typed }));
    const day = readFilterDay(typed, end);
    if (day !== undefined) put({ [end]: day });
  };
  return (
    <Dialog title={t('evidence.filtersTitle')} isOpen onClose={onClose} size="wide" buttons={
      <>
        <Button onPress={() => { setDays({ from: '', to: '' }); onChange(everything); }}>{t('evidence.clearFilters')}</Button>
        <Button kind="primary" onPress={onClose}>{t('evidence.filtersDone', { count: total })}</Button>
      </>
    }>
      <div className="stack">
        <SavedSearches query={query} sort={sort} onChoose={(search) => { onSearch(search); onClose(); }} />
        <RadioGroup label={t('evidence.filterOnly')} layout="row" value={query.only} options={Object.entries(onlyWords).map(([value, words]) => ({ value: value as EvidenceQuery['only'], words: t(words) }))}
          onChange={(only) => { put({ only }); }} />
        <div className="ui-field" role="group" aria-label={t('evidence.filterKinds')}>
          <span className="ui-label" aria-hidden="true">{t('evidence.filterKinds')}</span>
          <div className="row" data-gap="large">
            {evidenceKinds.map((kind) => (
              <Checkbox key={kind} label={formatter.value('evidenceKind', kind)} isSelected={query.kinds.includes(kind)}
                onChange={(on) => { put({ kinds: on ? [...query.kinds, kind] : query.kinds.filter((one) => one !== kind) }); }} />
            ))}
          </div>
        </div>
        <TagChoices label={t('evidence.filterTags')} all={tags} chosen={query.tags} onChange={(chosen) => { put({ tags: [...chosen].slice(0, 50) }); }} />
        <UnreadTags count={unread} />
        <TextField label={t('evidence.filterSourceField')} hint={t('evidence.filterSourceHint')} value={query.source} maxLength={200} onChange={(source) => { put({ source }); }} />
        <div className="row" data-gap="large">
          <TextField label={t('evidence.filterFrom')} hint={t('evidence.filterDayHint')} direction="ltr" value={days.from} error={readFilterDay(days.from, 'from') === undefined ? t('evidence.filterDayRefused') : null} onChange={(typed) => { putDay('from', typed); }} />
          <TextField label={t('evidence.filterTo')} hint={t('evidence.filterDayHint')} direction="ltr" value={days.to} error={readFilterDay(days.to, 'to') === undefined ? t('evidence.filterDayRefused') : null} onChange={(typed) => { putDay('to', typed); }} />
          <Checkbox label={t('evidence.filterWithoutDate')} isSelected={query.withoutDate} onChange={(withoutDate) => { put({ withoutDate }); }} />
        </div>
      </div>
    </Dialog>
  );
};
