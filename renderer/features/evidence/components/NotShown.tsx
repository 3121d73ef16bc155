// Says plainly what cannot be shown: what it is, that its bytes are whole, and what can be done.
import type { ReactNode } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { Fingerprint } from '../../../ui/Fingerprint.tsx';
import { checkWord } from './check-word.ts';
import { Facts } from './Facts.tsx';

interface NotShownProps {
  readonly item: EvidenceItem;
  readonly title: string;
  /** The vault does not give the bytes now: nothing is said of them but what the last check found. */
  readonly isUnread?: boolean;
  readonly children: ReactNode;
}

export const NotShown = ({ item, title, isUnread = false, children }: NotShownProps) => {
  const t = useText();
  const formats = useFormats();
  const check = checkWord(item);
  const checked = item.lastCheckedAt === null ? '' : formats.dateTime(item.lastCheckedAt);
  return (
    <div className="viewer-not-shown">
      <div className="stack">
        <h2>{title}</h2>
        {children}
        <p>{isUnread ? t('viewer.bytesUnread', { check, checked }) : t('viewer.bytesWhole', { check, cut: item.metadataProblem === 'end-missing' ? 'yes' : 'no', checked })}</p>
        <Facts facts={[
          { name: t('details.fileName'), value: <Bdi value={item.fileName} /> },
          { name: t('details.type'), value: <span dir="ltr">{item.mediaType}</span> },
          { name: t('details.size'), value: formats.bytes(item.size) },
          { name: t('details.fingerprint'), value: <Fingerprint value={item.sha256} /> },
        ]} />
      </div>
    </div>
  );
};
