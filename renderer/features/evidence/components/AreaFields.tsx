// Place and size of an area as numbers. A number is taken when the field is left or Enter is pressed; what is no number gives way to what it was.
import { useState } from 'react';
import { within, type Area, type Size } from '../../../../shared/evidence/working-copy.ts';
import { latinDigits } from '../../../../shared/i18n/calendar.ts';
import type { MessageKey } from '../../../../shared/i18n/keys.ts';
import { useText } from '../../../i18n/use-text.ts';
import { TextField } from '../../../ui/TextField.tsx';

const sides = ['x', 'y', 'width', 'height'] as const satisfies readonly (keyof Area)[];
const words: Readonly<Record<(typeof sides)[number], MessageKey>> = { x: 'copies.fromLeft', y: 'copies.fromTop', width: 'copies.width', height: 'copies.height' };

const NumberField = ({ label, value, onValue }: { readonly label: string; readonly value: number; readonly onValue: (value: number) => void }) => {
  // Null: nothing is being typed, and the field shows the area's own number. A second answer (Enter, then leaving the field) has nothing left to take.
  const [typed, setTyped] = useState<string | null>(null);
  const take = (): void => {
    const figures = latinDigits(typed?.trim() ?? '');
    const number = /^\d{1,6}$/u.test(figures) ? Number(figures) : value;
    setTyped(null);
    if (number !== value) onValue(number);
  };
  return (
    <TextField label={label} direction="ltr" inputMode="numeric" maxLength={6} value={typed ?? String(value)} onChange={setTyped} onBlur={take} onKeyDown={(event) => { if (event.key === 'Enter') take(); }} />
  );
};

export const AreaFields = ({ area, picture, onChange }: { readonly area: Area; readonly picture: Size; readonly onChange: (area: Area) => void }) => {
  const t = useText();
  return (
    <div className="copy-numbers" role="group" aria-label={t('copies.numbers')}>
      {sides.map((side) => <NumberField key={side} label={t(words[side])} value={area[side]} onValue={(value) => { onChange(within({ x: area.x, y: area.y, width: area.width, height: area.height, [side]: value }, picture)); }} />)}
    </div>
  );
};
