// The words of the filters that pick out items by their state.
import type { EvidenceQuery } from '../../../../shared/evidence/schema.ts';
import type { MessageKey } from '../../../../shared/i18n/keys.ts';

export const onlyWords = {
  all: 'evidence.onlyAll',
  'not-described': 'evidence.onlyNotDescribed',
  'not-reviewed': 'evidence.onlyNotReviewed',
  disturbing: 'evidence.onlyDisturbing',
  privileged: 'evidence.onlyPrivileged',
  'not-privileged': 'evidence.onlyNotPrivileged',
  'set-aside': 'evidence.onlySetAside',
  'not-checked': 'evidence.onlyNotChecked',
  originals: 'evidence.onlyOriginals',
  'working-copies': 'evidence.onlyWorkingCopies',
  removed: 'evidence.onlyRemoved',
  destroyed: 'evidence.onlyDestroyed',
} as const satisfies Record<EvidenceQuery['only'], MessageKey>;
