// One entry of the vault's log on one line: when, who, what, and the item it is about. Its facts and its seal open below it.
import { evidenceIdSchema } from '../../../../shared/ids.ts';
import { passageIn } from '../../../../shared/custody/passage.ts';
import { passageTitle } from '../../../../shared/custody/passage-words.ts';
import type { CustodyEntry } from '../../../../shared/custody/schema.ts';
import { useRouter } from '../../../frame/RouteProvider.tsx';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { EntryFacts } from './EntryFacts.tsx';

interface LogLineProps {
  readonly entry: CustodyEntry;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

export const LogLine = ({ entry, isOpen, onToggle }: LogLineProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const formats = useFormats();
  const router = useRouter();
  const passage = passageIn(entry);
  const item = evidenceIdSchema.safeParse(entry.subject);
  return (
    <div className="custody-line">
      <details open={isOpen} onToggle={(event) => { onToggle(event.currentTarget.open); }}>
        <summary>
          <span className="custody-line-when text-2">{formats.shortDate(entry.at)} {formats.time(entry.at)}</span>{' '}
          <span className="custody-line-who text-2">{entry.actor}</span>{' '}
          <span>{passage === null ? formatter.value('custodyAction', entry.action) : passageTitle(passage, formatter)}</span>
        </summary>
        {isOpen ? <div className="custody-line-facts"><p className="text-2">{t('custody.entryName', { seq: entry.seq })}</p><EntryFacts entry={entry} /></div> : null}
      </details>
      {item.success ? <Button kind="quiet" size="compact" onPress={() => { router.go({ place: 'evidence item', id: item.data, tab: 'custody' }); }}>{t('activity.open', { id: item.data })}</Button> : null}
    </div>
  );
};
