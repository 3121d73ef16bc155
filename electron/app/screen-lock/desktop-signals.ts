// What a Linux desktop says on its message buses (D-Bus) of locked screens, other users and sleep: which signals are asked for, and what
// the lines mean in which `dbus-monitor` prints them.
import type { SystemEvent } from '../idle-lock.ts';

export type BusName = 'session' | 'system';

const login = 'org.freedesktop.login1';

/**
 * The match rules of each bus. The session bus carries what screen lockers say (GNOME, KDE, Cinnamon, MATE and Xfce name their interfaces alike:
 * `org.gnome.ScreenSaver`, `org.freedesktop.ScreenSaver`); the system bus what systemd's login manager says, which anything that calls `loginctl lock-session`
 * reaches. Sources: the Idle Inhibition Service draft of freedesktop.org, org.freedesktop.login1(5).
 */
export const rulesOf: Readonly<Record<BusName, readonly string[]>> = Object.freeze({
  session: ["type='signal',member='ActiveChanged'"],
  system: [
    `type='signal',sender='${login}',interface='${login}.Session',member='Lock'`,
    `type='signal',sender='${login}',interface='${login}.Manager',member='PrepareForSleep'`,
    `type='signal',sender='${login}',interface='org.freedesktop.DBus.Properties',member='PropertiesChanged',arg0='${login}.Session'`,
  ],
});

const headOf = /^signal .* interface=(?<interface>[\w.]+); member=(?<member>\w+)$/;
const propertyOf = /^\s+string "(?<property>\w{1,64})"$/;
const valueOf = /^\s+(?:variant\s+)?boolean (?<value>true|false)$/;

/**
 * Reads lines one after the other and tells what they say. Whose session it was is not asked: a colleague's locked screen on the same computer locks this vault
 * too, which costs a passphrase; one of ours that was taken for theirs would cost more.
 */
export const createSignalReader = (tell: (event: SystemEvent) => void): ((line: string) => void) => {
  let signal = '';
  let property = '';
  const onValue = (value: boolean): void => {
    if (value && signal.endsWith('.ScreenSaver.ActiveChanged')) tell('lock-screen');
    if (value && signal === `${login}.Manager.PrepareForSleep`) tell('suspend');
    if (signal !== 'org.freedesktop.DBus.Properties.PropertiesChanged') return;
    if (value && property === 'LockedHint') tell('lock-screen');
    if (!value && property === 'Active') tell('user-did-resign-active');
  };
  return (line) => {
    const head = headOf.exec(line)?.groups;
    if (head !== undefined) {
      signal = `${head['interface'] ?? ''}.${head['member'] ?? ''}`;
      property = '';
      if (signal === `${login}.Session.Lock`) tell('lock-screen');
      return;
    }
    // Every message begins at the margin; of one that is no signal nothing is taken.
    if (/^\S/.test(line)) signal = '';
    const value = valueOf.exec(line)?.groups?.['value'];
    if (value !== undefined) onValue(value === 'true');
    property = propertyOf.exec(line)?.groups?.['property'] ?? (value === undefined ? property : '');
  };
};
