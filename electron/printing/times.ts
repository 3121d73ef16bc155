// How printed pages write moments: with the month in words, so that no two countries read a date differently, and with seconds
// and zone, because a court will ask.

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Minutes east of UTC as `+03:00`. */
export const offsetText = (minutes: number): string =>
  `${minutes < 0 ? '-' : '+'}${twoDigits(Math.trunc(Math.abs(minutes) / 60))}:${twoDigits(Math.abs(minutes) % 60)}`;

/** `11 Feb 2026, 06:14:22 UTC` in the language's own order. */
export const utcTime = (ms: number, locale: string): string => {
  const at = new Date(ms);
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(at);
  return `${day}, ${twoDigits(at.getUTCHours())}:${twoDigits(at.getUTCMinutes())}:${twoDigits(at.getUTCSeconds())} UTC`;
};

/** The same moment on the clock of this computer, with its distance from UTC. */
export const localTime = (ms: number, locale: string): string => {
  const at = new Date(ms);
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
  return `${day}, ${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}:${twoDigits(at.getSeconds())} (UTC${offsetText(-at.getTimezoneOffset())})`;
};
