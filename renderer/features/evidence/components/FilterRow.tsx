// The filters that are on, each of which can be taken off.
import { everything, type EvidenceQuery } from '../../../../shared/evidence/schema.ts';
import type { Formatter } from '../../../../shared/i18n/format.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { useFocusNext } from '../../../ui/use-focus-next.ts';
import { activeFilters, withoutFilter, type ActiveFilter } from '../rules/filters.ts';
import { onlyWords } from './only-words.ts';

interface FilterRowProps {
  readonly query: EvidenceQuery;
  readonly onChange: (query: EvidenceQuery) => void;
}

const filterWords = (filter: ActiveFilter, formatter: Formatter): string => {
  const t = formatter.text;
  switch (filter.by) {
    case 'text': return t('evidence.filterText', { value: filter.value });
    case 'kind': return formatter.value('evidenceKind', filter.value);
    case 'tag': return filter.value;
    case 'source': return t('evidence.filterSource', { value: filter.value });
    case 'dates': return t('evidence.filterDates', { from: filter.from ?? 'none', to: filter.to ?? 'none' });
    case 'withoutDate': return t('evidence.filterWithoutDate');
    case 'among': return t('evidence.filterAmong', { count: filter.count });
    case 'only': return t(onlyWords[filter.value]);
  }
};

export const FilterRow = ({ query, onChange }: FilterRowProps) => {
  const formatter = useFormatter();
  const filters = activeFilters(query);
  const line = useFocusNext();
  return (
    <div ref={line} role="group" {...(filters.length === 0 ? { hidden: true } : { className: 'row' })} aria-label={formatter.text('evidence.filterNames')}>
      {filters.map((filter) => {
        const words = filterWords(filter, formatter);
        return <Tag key={`${filter.by}-${words}`} words={words} tone="info" onRemove={() => { onChange(withoutFilter(query, filter)); }} />;
      })}
      {filters.length > 1 ? <Button kind="quiet" size="compact" onPress={() => { onChange(everything); }}>{formatter.text('evidence.clearFilters')}</Button> : null}
    </div>
  );
};
