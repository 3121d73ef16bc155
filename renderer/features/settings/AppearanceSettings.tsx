// Language, digits, calendar, colours, text size: for this computer. Density: for this vault.
import { calendars, digitSets, languages, textSizes, themes, type Calendar, type Digits, type Language } from '../../../shared/settings/schema.ts';
import { sampleOf } from '../../../shared/i18n/calendar.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { usePreferences } from '../../session/PreferencesProvider.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { useSettings } from './use-settings.ts';

const densities = ['compact', 'standard', 'large'] as const;

export const AppearanceSettings = () => {
  const formatter = useFormatter();
  const t = formatter.text;
  const { preferences, change } = usePreferences();
  const vault = useSettings();
  return (
    <SettingsSection section="appearance">
      <Select<Language> label={t('settings.language')} value={preferences.language} onChange={(language) => { change({ language }); }}
        options={languages.map((language) => ({ value: language, words: formatter.value('language', language) }))} />
      <Select<Digits> label={t('settings.digits')} value={preferences.digits} onChange={(digits) => { change({ digits }); }}
        options={digitSets.map((set) => ({ value: set, words: set === 'language' ? formatter.value('digits', set) : t('settings.digitsSet', { name: formatter.value('digits', set), digits: sampleOf(set) }) }))} />
      <Select<Calendar> label={t('settings.calendar')} hint={t('settings.calendarHelp')} value={preferences.calendar} onChange={(calendar) => { change({ calendar }); }}
        options={calendars.map((calendar) => ({ value: calendar, words: formatter.value('calendar', calendar) }))} />
      <RadioGroup label={t('settings.theme')} layout="row" value={preferences.theme} onChange={(theme) => { change({ theme }); }}
        options={themes.map((theme) => ({ value: theme, words: formatter.value('theme', theme) }))} />
      <RadioGroup label={t('settings.textSize')} layout="row" value={String(preferences.textSize)} onChange={(size) => { change({ textSize: textSizes.find((one) => String(one) === size) ?? 100 }); }}
        options={textSizes.map((size) => ({ value: String(size), words: t('firstRun.textSizePercent', { percent: size }) }))} />
      <RadioGroup label={t('settings.density')} layout="row" value={vault.settings.density} onChange={(density) => { vault.change({ density }); }}
        options={densities.map((density) => ({ value: density, words: formatter.value('density', density) }))} />
    </SettingsSection>
  );
};
