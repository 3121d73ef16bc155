// The fingerprint that somebody told for an item, beside that of its bytes. Whether they are the same is said, and which kinds say little; nothing is corrected.
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { toldKindOf } from '../../../../shared/evidence/told-fingerprint.ts';
import { useCommand } from '../../../data/use-answer.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { Fingerprint } from '../../../ui/Fingerprint.tsx';
import { Line } from '../../../ui/Line.tsx';

export const ToldFingerprint = ({ item }: { readonly item: EvidenceItem }) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const compare = useCommand('evidence.compareTold', ['evidence.get', 'custody.page']);
  const told = item.description.toldFingerprint;
  const kind = toldKindOf(told);
  if (kind === null) return null;
  const words = { kind: formatter.value('toldKind', kind), id: item.id };
  // SHA-256 of the bytes is known since they were added; the others only once somebody asks.
  const found = compare.data?.told === told ? compare.data.found : kind === 'sha256' ? item.sha256 : null;
  return (
    <div className="stack" data-gap="small">
      <h3>{t('details.toldTitle', words)}</h3>
      <Fingerprint value={told} />
      {found === null ? <p className="text-2">{t('details.toldNotCompared', words)}</p> : (
        <Line tone={found === told ? 'ok' : 'warn'} mark={found === told ? 'fine' : 'attention'} role="status">{t(found === told ? 'details.toldSame' : 'details.toldDifferent')}</Line>
      )}
      {found === null || found === told ? null : <><span className="text-2">{t('details.toldHere')}</span><Fingerprint value={found} /></>}
      {kind === 'sha256' ? null : <p className="text-2">{t('details.toldWeak', words)}</p>}
      {compare.error === null ? null : <FailureLine failure={compare.error.failure} />}
      {compare.isPending ? <p role="status">{t('details.toldComparing', words)}</p> : null}
      {found !== null ? null : <div className="row"><Button size="compact" isDisabled={compare.isPending} onPress={() => { compare.mutate({ id: item.id }); }}>{t('details.toldCompare', words)}</Button></div>}
    </div>
  );
};
