// Chooses a key by pressing it. What cannot be a panic key says why and is not chosen.
import { useState } from 'react';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import { keyProblem, type KeyProblem } from '../../../shared/panic/rules.ts';
import type { PanicKey } from '../../../shared/panic/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Line } from '../../ui/Line.tsx';
import { shownKey } from './panic-words.ts';

const why: Readonly<Record<KeyProblem, MessageKey>> = { 'needs-modifier': 'panic.keyNeedsModifier', taken: 'panic.keyTaken', 'alt-graph': 'panic.keyAltGraph', 'not-a-key': 'panic.keyNotAKey' };

const modifiers = new Set(['Control', 'Alt', 'Shift', 'Meta', 'AltGraph']);

const keyOf = (event: React.KeyboardEvent): PanicKey => ({
  code: /^[A-Za-z][A-Za-z0-9]*$/u.test(event.code) ? event.code : 'Unknown',
  // Where the layout has no Latin letters, the one printed at this place in most others is shown.
  label: /^[a-z0-9]$/iu.test(event.key) ? event.key : event.code.replace(/^(?:Key|Digit)/u, '').slice(0, 16) || '?',
  ctrl: event.ctrlKey, alt: event.altKey, shift: event.shiftKey, meta: event.metaKey,
});

export const KeyCapture = ({ chosen, onChoose }: { readonly chosen: PanicKey | null; readonly onChoose: (key: PanicKey) => void }) => {
  const t = useText();
  const [listening, setListening] = useState(false);
  const [problem, setProblem] = useState<KeyProblem | null>(null);
  const press = (event: React.KeyboardEvent): void => {
    if (event.key === 'Tab' || modifiers.has(event.key) || event.repeat || event.nativeEvent.isComposing) return;
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    // Enter and Space press the button they are on; Esc leaves whatever it always leaves.
    if (plain && [' ', 'Enter', 'Escape'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const key = keyOf(event);
    const found = keyProblem(key);
    setProblem(found);
    if (found === null) onChoose(key);
  };
  return (
    <div className="stack" data-gap="small">
      <button type="button" className="panic-capture" onKeyDown={press} onFocus={() => { setListening(true); }} onBlur={() => { setListening(false); }}>
        {listening ? t('panic.chooseKeyListening') : t(chosen === null ? 'panic.chooseKey' : 'panic.chooseKeyAgain')}
      </button>
      <p role="status">{chosen === null ? t('panic.keyNone') : <KeyHint keys={shownKey(chosen)} />}</p>
      {problem === null ? null : <Line tone="warn" mark="attention" role="alert">{t(why[problem])}</Line>}
    </div>
  );
};
