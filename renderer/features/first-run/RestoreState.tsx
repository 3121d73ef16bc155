// Which state of a mirror is restored. The newest is chosen until another is.
import type { OfferedGeneration } from '../../../shared/mirror/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Line } from '../../ui/Line.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';

interface RestoreStateProps {
  readonly generations: readonly OfferedGeneration[];
  readonly chosen: number | null;
  readonly onChange: (number: number) => void;
}

/** More than this are chosen from a list that opens. */
const mostVisible = 7;

export const RestoreState = ({ generations, chosen, onChange }: RestoreStateProps) => {
  const t = useText();
  const formats = useFormats();
  if (generations.length === 0) return <Line tone="danger" mark="wrong" role="alert">{t('mirror.noneWhole')}</Line>;
  const options = generations.map(({ number, madeAt, objects, missing }) => ({ value: String(number), words: t('mirror.state', { date: formats.dateTime(madeAt) }), help: t('mirror.stateHelp', { objects, missing }) }));
  const words = { label: t('mirror.states'), hint: t('mirror.restoreHelp'), value: chosen === null ? null : String(chosen), onChange: (value: string) => { onChange(Number(value)); } };
  return generations.length > mostVisible ? <Select {...words} options={options} /> : <RadioGroup {...words} options={options} />;
};
