// Gives the window its language: texts, number and date rules, reading direction, and the toolkit's own words.
import { createContext, useEffect, useMemo, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'react-intl';
import { createFormatter, localeOf, messagesOf, type Formatter } from '../../shared/i18n/format.ts';
import type { Language } from '../../shared/settings/schema.ts';

export const FormatterContext = createContext<Formatter>(createFormatter('en'));

export const LanguageProvider = ({ language, children }: { readonly language: Language; readonly children: ReactNode }) => {
  const formatter = useMemo(() => createFormatter(language), [language]);
  const messages = useMemo(() => messagesOf(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = formatter.direction;
  }, [language, formatter]);
  return (
    <FormatterContext value={formatter}>
      <IntlProvider locale={localeOf(language)} messages={messages} defaultLocale="en" onError={() => undefined}>
        <I18nProvider locale={localeOf(language)}>{children}</I18nProvider>
      </IntlProvider>
    </FormatterContext>
  );
};
