// How a key and a gesture are said on the screens about panic.
import { useCallback } from 'react';
import { keyParts } from '../../../shared/panic/rules.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import type { Afterwards, PanicKey, PanicSettings } from '../../../shared/panic/schema.ts';
import { isMacKeyboard, shownCombination } from '../../commands/keys.ts';
import { useText } from '../../i18n/use-text.ts';

/** What shows afterwards, in a few words. */
export const afterwardsWords: Readonly<Record<Afterwards, MessageKey>> = { 'first-run': 'panic.afterwardsFirstRun', quit: 'panic.afterwardsQuit', decoy: 'panic.afterwardsDecoy' };

/** A key as it is printed on this computer's keyboard. */
export const shownKey = (key: PanicKey): string => shownCombination(keyParts(key).join('+'), isMacKeyboard(navigator.platform));

/** What a person does with the key, for words that say it: hold it so long, or press it and then the second place. */
export const useHow = (): ((settings: PanicSettings) => { readonly gesture: string; readonly key: string; readonly seconds: number }) => {
  const t = useText();
  return useCallback(({ gesture, key, holdMs }) => ({ gesture, key: key === null ? t('panic.button') : shownKey(key), seconds: holdMs / 1000 }), [t]);
};
