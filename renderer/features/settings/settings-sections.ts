// The sections of the settings, in order, with the names other places know them by.
import type { MessageKey } from '../../../shared/i18n/keys.ts';

export const settingsSections = {
  appearance: 'settings.window', locking: 'settings.locking', panic: 'panic.section', people: 'settings.people', passphrase: 'settings.passphrase', work: 'settings.work', keys: 'keys.title',
} as const satisfies Readonly<Record<string, MessageKey>>;

export type SettingsSectionName = keyof typeof settingsSections;
