// The years beside the grid, and their months where they fit; each jumps to its first item. One stop for Tab, arrows go along it.
import { Button, Toolbar } from 'react-aria-components';
import { inDigitsOf } from '../../../../shared/i18n/calendar.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import type { Section } from '../rules/list-layout.ts';
import { isUnreadMonth, noMonth, railStops } from '../rules/sections.ts';

interface DateRailProps {
  readonly sections: readonly Section[];
  /** The section that the list stands in. */
  readonly at: string | null;
  /** How many stops fit beside the list. */
  readonly most: number;
  readonly onJump: (key: string) => void;
}

export const DateRail = ({ sections, at, most, onJump }: DateRailProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  if (sections.length < 2) return null;
  const shortMonth = new Intl.DateTimeFormat(formatter.intl.locale, { month: 'short', timeZone: 'UTC', calendar: 'gregory' });
  const year = (key: string): string => inDigitsOf(formatter.intl.locale, key.slice(0, 4));
  return (
    <Toolbar className="evidence-rail" orientation="vertical" aria-label={t('evidence.rail')}>
      {railStops(sections, at, most).map(({ what, key }) => (
        <Button key={`${what} ${key}`} className="evidence-rail-stop" data-what={what} {...(key === at && (what === 'month' || key === noMonth || isUnreadMonth(key)) ? { 'aria-current': 'location' as const } : {})} onPress={() => { onJump(key); }}>
          {isUnreadMonth(key) ? t('evidence.railUnread') : key === noMonth ? t('evidence.railNoDate') : what === 'year' ? year(key) : <>{shortMonth.format(new Date(`${key}-01T00:00:00Z`))}<span className="only-spoken"> {year(key)}</span></>}
        </Button>
      ))}
    </Toolbar>
  );
};
