// The years beside the grid; each jumps to its first item.
import { Button } from 'react-aria-components';
import { useText } from '../../../i18n/use-text.ts';
import { noMonth, yearsOf } from '../rules/sections.ts';
import type { Section } from '../rules/list-layout.ts';

interface DateRailProps {
  readonly sections: readonly Section[];
  readonly onJump: (key: string) => void;
}

export const DateRail = ({ sections, onJump }: DateRailProps) => {
  const t = useText();
  const years = yearsOf(sections);
  if (years.length < 2) return null;
  return (
    <nav className="evidence-rail" aria-label={t('evidence.rail')}>
      {years.map(({ year, key }) => (
        <Button key={key} className="evidence-rail-year" onPress={() => { onJump(key); }}>
          {year === noMonth ? t('evidence.railNoDate') : year}
        </Button>
      ))}
    </nav>
  );
};
