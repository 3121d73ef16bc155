// Where a passphrase is entered: can be shown and pasted, says when Caps Lock is on and when it is too long to be one, never completes or remembers anything.
import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { Input, TextField as AriaTextField, ToggleButton } from 'react-aria-components';
import { longestPassphrase } from '../../shared/vault/schema.ts';
import { useText } from '../i18n/use-text.ts';
import { directionOf } from './direction-of.ts';
import { FieldParts, type FieldWords } from './FieldParts.tsx';
import { Mark } from './Mark.tsx';

interface PassphraseFieldProps extends FieldWords {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly size?: 'standard' | 'large';
  readonly autoFocus?: boolean;
  readonly isDisabled?: boolean;
  /** The keyboard's language when the computer says it. */
  readonly keyboardLayout?: string | null;
  readonly autoComplete?: 'off' | 'one-time-code';
}

export const PassphraseField = ({ value, onChange, size = 'standard', autoFocus = false, isDisabled = false, keyboardLayout = null, autoComplete = 'off', ...given }: PassphraseFieldProps) => {
  const t = useText();
  const words = value.length > longestPassphrase ? { ...given, error: t('ui.passphraseTooLong', { most: longestPassphrase }) } : given;
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const watch = (event: KeyboardEvent | PointerEvent): void => { setCapsLock(event.getModifierState('CapsLock')); };
  return (
    <AriaTextField className="ui-field" value={value} onChange={onChange} type={shown ? 'text' : 'password'} autoFocus={autoFocus} isDisabled={isDisabled}
      isInvalid={words.error !== undefined && words.error !== null} validationBehavior="aria" autoComplete={autoComplete} spellCheck="false" autoCorrect="off">
      <FieldParts {...words}>
        <div className="ui-field-row">
          <Input className="ui-input" dir={directionOf(value)} data-size={size} onKeyDownCapture={watch} onKeyUpCapture={watch} onPointerDownCapture={watch} autoCapitalize="off" />
          <ToggleButton className="ui-button" data-size={size} isSelected={shown} onChange={setShown}>
            {t(shown ? 'ui.hidePassphrase' : 'ui.showPassphrase')}
            <span className="only-spoken">{words.label}</span>
          </ToggleButton>
        </div>
      </FieldParts>
      <div className="row" role="status">
        {capsLock ? <span className="row"><Mark state="attention" spoken={null} />{t('ui.capsLock')}</span> : null}
        {keyboardLayout === null ? null : <span className="text-2">{t('ui.keyboard', { layout: keyboardLayout })}</span>}
      </div>
    </AriaTextField>
  );
};
