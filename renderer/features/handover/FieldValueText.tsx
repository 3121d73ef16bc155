// The value of a field that differs, in the words and the direction it has elsewhere. Long texts are shown whole: a decision needs them.
import { choiceLists } from '../../../shared/evidence/schema.ts';
import type { FieldValue, HandedField } from '../../../shared/handover/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { EmptyCell } from '../../ui/EmptyCell.tsx';
import { UncertainDateText } from '../../ui/UncertainDateText.tsx';

const lists: Readonly<Partial<Record<HandedField, string>>> = choiceLists;

export const FieldValueText = ({ field, value }: { readonly field: HandedField; readonly value: FieldValue }) => {
  const formatter = useFormatter();
  const formats = useFormats();
  if (value === null || value === '') return <EmptyCell />;
  if (Array.isArray(value)) return value.length === 0 ? <EmptyCell /> : <ul role="list" className="handover-tags">{value.map((tag) => <li key={tag}><Bdi value={tag} /></li>)}</ul>;
  if (typeof value === 'number') return <span>{formats.number(value)}</span>;
  if (typeof value === 'object') return <UncertainDateText date={value} />;
  const list = lists[field];
  return list === undefined ? <span className="handover-text"><Bdi value={value} /></span> : <span>{formatter.value(list, value)}</span>;
};
