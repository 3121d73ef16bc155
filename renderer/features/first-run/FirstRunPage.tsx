// The page around a step: product name, language and text size, which step of how many.
import { useEffect, useRef, type ReactNode } from 'react';
import { languages, textSizes, type Language } from '../../../shared/settings/schema.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { HelpDialog } from '../help/HelpDialog.tsx';
import { usePreferences } from '../../session/PreferencesProvider.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import './first-run.css';

const steps = 3;

export const FirstRunPage = ({ step, children }: { readonly step: number | null; readonly children: ReactNode }) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const { preferences, change } = usePreferences();
  const card = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLElement | null>(null);
  // A new step begins at its heading, for whoever hears the page or goes by Tab, unless a field of it has the keyboard already.
  useEffect(() => {
    const shown = card.current?.querySelector('h1') ?? null;
    const isNext = heading.current !== null && shown !== heading.current;
    heading.current = shown;
    if (shown === null || !isNext || (document.activeElement !== null && document.activeElement !== document.body)) return;
    shown.tabIndex = -1;
    shown.focus();
  });
  return (
    <div className="first-run">
      <header className="first-run-head">
        <span className="first-run-name" lang="en" dir="ltr">{t('frame.product')}</span>
        <div className="first-run-choices">
          <Select<Language> label={t('firstRun.language')} value={preferences.language} onChange={(language) => { change({ language }); }}
            options={languages.map((language) => ({ value: language, words: formatter.value('language', language) }))} />
          <RadioGroup label={t('firstRun.textSize')} layout="row" value={String(preferences.textSize)} onChange={(size) => { change({ textSize: textSizes.find((one) => String(one) === size) ?? 100 }); }}
            options={textSizes.map((size) => ({ value: String(size), words: t('firstRun.textSizePercent', { percent: size }) }))} />
          <HelpDialog asked="first run" />
        </div>
      </header>
      <main className="first-run-main" data-pane>
        <div ref={card} className="first-run-card stack" data-gap="large">
          {step === null ? null : <p className="text-2">{t('ui.stepOf', { step, total: steps })}</p>}
          {children}
        </div>
      </main>
    </div>
  );
};
