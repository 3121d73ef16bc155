// One entry of the custody log: what happened in words, when and by whom, with the facts it keeps.
import type { CustodyEntry } from '../../../../shared/custody/schema.ts';
import { isMessageKey } from '../../../../shared/i18n/keys.ts';
import type { Formatter } from '../../../../shared/i18n/format.ts';
import type { Formats } from '../../../../shared/i18n/formats.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { Fingerprint } from '../../../ui/Fingerprint.tsx';
import { Facts, type Fact } from '../../evidence/components/Facts.tsx';

type Detail = CustodyEntry['details'][string];

const nameOf = (detail: string, formatter: Formatter): string => {
  const key = `custody.detail.${detail}`;
  return isMessageKey(key) ? formatter.text(key) : detail;
};

const valueOf = (name: string, value: Detail, formats: Formats): Fact['value'] => {
  if (value === null || value === '') return null;
  if (typeof value === 'string' && /^[0-9a-f]{64}$/u.test(value)) return <Fingerprint value={value} />;
  if (typeof value === 'number') return name === 'size' || name === 'bytes' ? formats.bytes(value) : formats.number(value);
  return <Bdi value={String(value)} />;
};

export const CustodyEntryLine = ({ entry }: { readonly entry: CustodyEntry }) => {
  const formatter = useFormatter();
  const formats = useFormats();
  const facts = Object.entries(entry.details).map(([name, value]) => ({ name: nameOf(name, formatter), value: valueOf(name, value, formats) }));
  return (
    <li className="stack" data-gap="small">
      <h2>{formatter.value('custodyAction', entry.action)}</h2>
      <p className="text-2">{formatter.text('custody.entryName', { seq: entry.seq })} · {formatter.text('custody.by', { when: formats.dateTime(entry.at), member: entry.actor })}</p>
      {facts.length === 0 ? null : <Facts facts={facts} />}
    </li>
  );
};
