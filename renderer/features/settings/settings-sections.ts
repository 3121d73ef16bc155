// The sections of the settings, in order, with the names other places know them by.
import type { MessageKey } from '../../../shared/i18n/keys.ts';

export const settingsSections = {
  appearance: 'settings.window', locking: 'settings.locking', panic: 'panic.section', people: 'settings.people', passphrase: 'settings.passphrase', checking: 'settings.checking', work: 'settings.work', keys: 'keys.title',
} as const satisfies Readonly<Record<string, MessageKey>>;

export type SettingsSectionName = keyof typeof settingsSections;

/** Brings a section into view and puts the focus on its heading. */
export const showSection = (name: SettingsSectionName): void => {
  const section = document.querySelector(`[data-settings-section="${name}"]`);
  section?.scrollIntoView({ block: 'start' });
  section?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
};
