// What one entry of the custody log keeps: its facts in words, and the seal that binds it to the entry before.
import { Copy } from 'lucide-react';
import { detailLabel, detailNumber, detailText, isRead } from '../../../../shared/custody/detail-words.ts';
import { passageIn } from '../../../../shared/custody/passage.ts';
import { passageFacts } from '../../../../shared/custody/passage-words.ts';
import type { CustodyEntry } from '../../../../shared/custody/schema.ts';
import type { ForeignEntry } from '../../../../shared/handover/schema.ts';
import { hex256 } from '../../../../shared/hex.ts';
import { dateSentence } from '../../../../shared/i18n/date-sentence.ts';
import type { Formatter } from '../../../../shared/i18n/format.ts';
import type { Formats } from '../../../../shared/i18n/formats.ts';
import { withoutIsolates } from '../../../../shared/i18n/isolate.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { useCopyText } from '../../../session/use-copy-text.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { Fingerprint } from '../../../ui/Fingerprint.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Facts, type Fact } from '../../evidence/components/Facts.tsx';

type Detail = CustodyEntry['details'][string];

const paths: ReadonlySet<string> = new Set(['sourceFolder', 'mediaType', 'folder', 'backupPlace']);

/** A fingerprint, grouped to be compared aloud; the copy holds it as programs write it. */
const CopiedFingerprint = ({ value }: { readonly value: string }) => {
  const { text: t } = useFormatter();
  const copy = useCopyText();
  return (
    <span className="custody-copied">
      <Fingerprint value={value} />
      <IconButton icon={Copy} size="compact" name={t('custody.copyFingerprint')} onPress={() => { copy(value); }} />
    </span>
  );
};

const valueOf = (name: string, value: Detail, formatter: Formatter, formats: Formats): Fact['value'] => {
  if (value === null) return null;
  if (typeof value === 'number') return detailNumber(name, value, { bytes: formats.bytes, moment: formats.dateTime, number: formats.number });
  if (typeof value === 'string' && hex256.test(value)) return <CopiedFingerprint value={value} />;
  return <Bdi value={detailText(name, value, formatter)} direction={paths.has(name) ? 'ltr' : 'auto'} />;
};

const factsOf = (entry: CustodyEntry | ForeignEntry, formatter: Formatter, formats: Formats): readonly Fact[] => {
  const passage = passageIn(entry);
  return passage === null
    ? Object.entries(entry.details).filter(([name, value]) => isRead(name, value)).map(([name, value]) => ({ name: detailLabel(name, formatter), value: valueOf(name, value, formatter, formats) }))
    : passageFacts(passage, formatter, dateSentence).map(({ name, text, isOurs }) => ({ name, value: text === null ? null : <Bdi value={isOurs ? withoutIsolates(text) : text} /> }));
};

/** An entry of another office's log may name what only a newer program knows: it is shown under its own word. */
export const EntryFacts = ({ entry }: { readonly entry: CustodyEntry | ForeignEntry }) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const formats = useFormats();
  const facts = factsOf(entry, formatter, formats);
  return (
    <>
      {facts.length === 0 ? null : <Facts facts={facts} />}
      <details>
        <summary>{t('custody.proof')}</summary>
        <Facts facts={[
          { name: t('custody.entryHash'), value: <CopiedFingerprint value={entry.hash} /> },
          { name: t('custody.previousHash'), value: <CopiedFingerprint value={entry.previousHash} /> },
        ]} />
      </details>
    </>
  );
};
