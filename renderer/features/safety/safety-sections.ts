// The sections of Safety, in order, with the names other places know them by.
import type { MessageKey } from '../../../shared/i18n/keys.ts';

export const safetySections = {
  copies: 'backup.copies', 'way-back': 'safety.wayBack', 'opening-file': 'keyDisk.heading', handover: 'handover.section', panic: 'panic.section', duress: 'duress.section', locking: 'settings.locking', health: 'safety.health',
} as const satisfies Readonly<Record<string, MessageKey>>;

export type SafetySectionName = keyof typeof safetySections;
