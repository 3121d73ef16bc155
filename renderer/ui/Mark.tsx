// A state by shape, by colour and by a spoken word: ● fine, ▲ attention, ■ wrong, ◆ consent, ○ not checked or not known.
import type { MessageKey } from '../../shared/i18n/keys.ts';
import { useText } from '../i18n/use-text.ts';
import './mark.css';

export type MarkState = 'fine' | 'attention' | 'wrong' | 'consent' | 'not-known';

const words: Readonly<Record<MarkState, MessageKey>> = {
  fine: 'ui.markFine', attention: 'ui.markAttention', wrong: 'ui.markWrong', consent: 'ui.markConsent', 'not-known': 'ui.markNotChecked',
};

const shapes: Readonly<Record<MarkState, React.ReactNode>> = {
  fine: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  attention: <path d="M6 1 11.5 11H.5Z" fill="currentColor" />,
  wrong: <rect x="1" y="1" width="10" height="10" fill="currentColor" />,
  consent: <path d="M6 .5 11.5 6 6 11.5.5 6Z" fill="currentColor" />,
  'not-known': <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
};

interface MarkProps {
  readonly state: MarkState;
  /** Says the state in other words, or in none when the text beside it already does. */
  readonly spoken?: string | null;
}

export const Mark = ({ state, spoken }: MarkProps) => {
  const t = useText();
  const said = spoken === undefined ? t(words[state]) : spoken;
  return (
    <span className="ui-mark" data-state={state}>
      <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        {shapes[state]}
      </svg>
      {said === null ? null : <span className="only-spoken">{said}</span>}
    </span>
  );
};
