// The day it is where the person is. Turns with the day, so that what was put off comes back also in a window that stays open.
import { useEffect, useState } from 'react';
import { dayOf } from '../../../shared/home/rules.ts';

const untilMidnightMs = (now: Date): number => new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime() - now.getTime();

/** `YYYY-MM-DD`. */
export const useToday = (): string => {
  const [today, setToday] = useState(() => dayOf(new Date()));
  useEffect(() => {
    // A second later than midnight: a timer may fire a little early.
    const timer = setTimeout(() => { setToday(dayOf(new Date())); }, untilMidnightMs(new Date()) + 1000);
    return () => { clearTimeout(timer); };
  }, [today]);
  return today;
};
