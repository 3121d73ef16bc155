// Language, digits, calendar, theme and text size: needed before a vault is open, kept by main, and say nothing about any vault.
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { defaultPreferences, type Preferences } from '../../shared/settings/schema.ts';
import { createFormatter } from '../../shared/i18n/format.ts';
import { api, listen } from '../api.ts';
import { LanguageProvider } from '../i18n/LanguageProvider.tsx';
import { announce } from './notices.ts';

interface PreferencesApi {
  readonly preferences: Preferences;
  readonly change: (change: Partial<Preferences>) => void;
}

const PreferencesContext = createContext<PreferencesApi>({ preferences: defaultPreferences, change: () => undefined });

export const usePreferences = (): PreferencesApi => useContext(PreferencesContext);

export const PreferencesProvider = ({ children }: { readonly children: ReactNode }) => {
  const [preferences, setPreferences] = useState<Preferences | null>(null);
  useEffect(() => {
    void api.settings.preferences({}).then((result) => { setPreferences(result.ok ? result.value : defaultPreferences); });
    return listen('settings.preferencesChanged', setPreferences);
  }, []);
  useEffect(() => {
    if (preferences === null) return;
    const page = document.documentElement;
    page.style.fontSize = `${String(preferences.textSize)}%`;
    if (preferences.theme === 'system') delete page.dataset['theme'];
    else page.dataset['theme'] = preferences.theme;
  }, [preferences]);
  const value = useMemo<PreferencesApi>(
    () => ({
      preferences: preferences ?? defaultPreferences,
      change: (change) => {
        void api.settings.changePreferences(change).then((result) => {
          if (result.ok) setPreferences(result.value);
          else announce(createFormatter(preferences?.language ?? defaultPreferences.language).failure(result.failure), 'danger');
        });
      },
    }),
    [preferences],
  );
  if (preferences === null) return null;
  return (
    <PreferencesContext value={value}>
      <LanguageProvider language={preferences.language} digits={preferences.digits} calendar={preferences.calendar}>{children}</LanguageProvider>
    </PreferencesContext>
  );
};
