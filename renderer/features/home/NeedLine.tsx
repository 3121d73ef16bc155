// One thing that needs the person: what to do about it, or to put it off to a day. It never becomes more than a line.
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';
import type { Need } from './use-home-needs.ts';

interface NeedLineProps {
  readonly need: Need;
  readonly onPutOff: () => void;
}

export const NeedLine = ({ need, onPutOff }: NeedLineProps) => {
  const t = useText();
  return (
    <Line mark={need.mark}
      actions={
        <>
          <Button kind="quiet" aria-label={t('home.putOffLong', { line: need.words })} onPress={onPutOff}>{t('home.putOff')}</Button>
          {need.action === null ? null : <Button onPress={need.action.run}>{need.action.words}</Button>}
        </>
      }>
      {need.words}
    </Line>
  );
};
