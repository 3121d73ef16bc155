// Gives the window its language: texts, number and date rules with the digits and calendar that were chosen, reading direction, and the toolkit's own words.
import { createContext, useEffect, useMemo, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'react-intl';
import { createFormatter, localeOf, messagesOf, type Formatter } from '../../shared/i18n/format.ts';
import type { Conventions, Language } from '../../shared/settings/schema.ts';

export const FormatterContext = createContext<Formatter>(createFormatter('en'));

export const LanguageProvider = ({ language, digits, calendar, children }: Conventions & { readonly language: Language; readonly children: ReactNode }) => {
  const formatter = useMemo(() => createFormatter(language, () => undefined, { digits, calendar }), [language, digits, calendar]);
  const messages = useMemo(() => messagesOf(language), [language]);
  // Without the digits: the toolkit's date field would take no others when they are typed.
  const toolkitLocale = localeOf(language, { digits: 'language', calendar });
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = formatter.direction;
  }, [language, formatter]);
  return (
    <FormatterContext value={formatter}>
      <IntlProvider locale={formatter.intl.locale} messages={messages} defaultLocale="en" onError={() => undefined}>
        <I18nProvider locale={toolkitLocale}>{children}</I18nProvider>
      </IntlProvider>
    </FormatterContext>
  );
};
