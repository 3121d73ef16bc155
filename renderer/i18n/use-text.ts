// The hook every component takes its words from.
import { useContext } from 'react';
import type { Formatter } from '../../shared/i18n/format.ts';
import { FormatterContext } from './LanguageProvider.tsx';

/** The formatter of the chosen language: `text(key, values)`, `failure(failure)`, `value(list, value)`. */
export const useFormatter = (): Formatter => useContext(FormatterContext);

/** Just the texts: `const t = useText(); t('frame.lock')`. */
export const useText = (): Formatter['text'] => useContext(FormatterContext).text;
