// What an item is a working copy of, said before anything else, and the working copies that were made of it; each leads there.
import { useState } from 'react';
import { isPdfPlan } from '../../../../shared/evidence/copy-link.ts';
import type { PdfPlan } from '../../../../shared/evidence/pdf-copy.ts';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { useRouter } from '../../../frame/RouteProvider.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { Fingerprint } from '../../../ui/Fingerprint.tsx';
import { Fold } from '../../../ui/Fold.tsx';
import { Line } from '../../../ui/Line.tsx';
import { Facts } from './Facts.tsx';
import { RemovedWords } from './RemovedWords.tsx';

const Original = ({ link, open }: { readonly link: EvidenceItem['workingCopyOf'][number]; readonly open: (id: EvidenceId) => void }) => {
  const t = useText();
  const { here, number, sha256 } = link;
  if (here !== null) return <Line tone="info" actions={<Button size="compact" onPress={() => { open(here); }}>{t('copies.open', { id: here })}</Button>}>{t('copies.of', { id: here })}</Line>;
  return (
    <div className="stack" data-gap="small">
      <Line tone="info">{t('copies.ofAway')}</Line>
      <Facts facts={[{ name: t('copies.ofAwayNumber'), value: <span dir="ltr">{number}</span> }, { name: t('copies.ofAwayFingerprint'), value: <Fingerprint value={sha256} /> }]} />
    </div>
  );
};

/** Folded away: whoever looks over a shoulder at the copy is not to read what it leaves out. */
const FoldedWords = ({ plan }: { readonly plan: PdfPlan }) => {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <Fold words={t('copies.removed')} note={t('copies.removedCount', { count: plan.pages.reduce((sum, { removed }) => sum + removed.length, 0) })} isOpen={isOpen} onToggle={() => { setOpen(!isOpen); }}>
      {() => <RemovedWords plan={plan} />}
    </Fold>
  );
};

export const CopyLinks = ({ item }: { readonly item: EvidenceItem }) => {
  const t = useText();
  const router = useRouter();
  const open = (id: EvidenceId): void => { router.go({ place: 'evidence item', id }); };
  return (
    <>
      {item.workingCopyOf.map((link) => <Original key={link.sha256} link={link} open={open} />)}
      {item.workingCopyOf.map(({ sha256, plan }) => (isPdfPlan(plan) && plan.pages.some(({ removed }) => removed.length > 0) ? <FoldedWords key={sha256} plan={plan} /> : null))}
      {item.workingCopies.length === 0 ? null : (
        <section className="stack" data-gap="small">
          <h2>{t('copies.list')}</h2>
          <ul role="list" className="copy-links">
            {item.workingCopies.map(({ id, covered }) => (
              <li key={id} className="row" data-align="apart">
                <span>{covered === null ? t('copies.listedUnread', { id }) : t(item.viewer === 'pdf' ? 'copies.listedDocument' : 'copies.listed', { ...covered, id, cropped: covered.cropped ? 'yes' : 'no' })}</span>
                <Button size="compact" onPress={() => { open(id); }}>{t('copies.open', { id })}</Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
