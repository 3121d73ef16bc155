// Words with times in them; each time plays the recording beside from there.
import { Button } from 'react-aria-components';
import { useMemo } from 'react';
import { timesIn } from '../../../../shared/evidence/transcript.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { PlayerLink } from '../player-link.ts';

export const TimedText = ({ text, link }: { readonly text: string; readonly link: PlayerLink }) => {
  const t = useText();
  const parts = useMemo(() => timesIn(text), [text]);
  return parts.map(({ from, text: words, seconds }) => (seconds === null ? words : (
    <Button key={from} className="timed-text-time" aria-label={t('transcript.playFrom', { time: words })} onPress={() => { link.playFrom(seconds); }}><bdi dir="ltr">{words}</bdi></Button>
  )));
};
