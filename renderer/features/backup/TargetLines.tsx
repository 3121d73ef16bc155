// What is known of the place that was chosen for a backup or a mirror: its name, its room, and why it may be a poor one.
import type { OutputOf } from '../../../shared/contract/registry.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import type { TargetWarning } from '../../../shared/backup/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Line } from '../../ui/Line.tsx';

const warnings: Readonly<Record<'backup' | 'mirror', Readonly<Record<TargetWarning, MessageKey>>>> = {
  backup: { 'same-disk': 'backup.sameDisk', 'synced-folder': 'backup.syncedFolder' },
  mirror: { 'same-disk': 'mirror.sameDisk', 'synced-folder': 'mirror.syncedFolder' },
};

interface TargetLinesProps {
  readonly target: Pick<OutputOf<'backup.chooseTarget'>, 'name' | 'warnings' | 'freeBytes'>;
  /** What is to lie there. */
  readonly copy: keyof typeof warnings;
}

export const TargetLines = ({ target, copy }: TargetLinesProps) => {
  const t = useText();
  const formats = useFormats();
  return (
    <div className="stack" data-gap="small" role="status">
      <Line tone="ok" mark="fine"><Bdi value={target.name} /> {t('backup.room', { free: formats.bytes(target.freeBytes) })}</Line>
      {target.warnings.map((warning) => <Line key={warning} tone="warn" mark="attention">{t(warnings[copy][warning])}</Line>)}
    </div>
  );
};
