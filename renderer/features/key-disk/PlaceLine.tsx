// One disk with a copy of the opening file, and how it stands.
import type { OutputOf } from '../../../shared/contract/registry.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';
import type { MarkState } from '../../ui/Mark.tsx';

export type Place = OutputOf<'keyDisk.places'>['places'][number];

const marks: Readonly<Record<Place['state'], MarkState>> = { 'there': 'fine', 'older': 'attention', 'not-there': 'not-known' };
const states: Readonly<Record<Place['state'], MessageKey>> = { 'there': 'keyDisk.there', 'older': 'keyDisk.older', 'not-there': 'keyDisk.notThere' };

interface PlaceLineProps {
  readonly place: Place;
  /** The only one there is: it cannot be given up. */
  readonly isOnly: boolean;
  readonly onGiveUp: () => void;
}

export const PlaceLine = ({ place, isOnly, onGiveUp }: PlaceLineProps) => {
  const t = useText();
  const { name, state, isInForce } = place;
  return (
    <Line mark={marks[state]} {...(isOnly ? {} : { actions: <Button size="compact" onPress={onGiveUp}>{t(state === 'not-there' ? 'keyDisk.forget' : 'keyDisk.remove', { name })}</Button> })}>
      <strong><Bdi value={name} /></strong> {t(states[state])}{isInForce ? ` ${t('keyDisk.inForce')}` : null}
    </Line>
  );
};
