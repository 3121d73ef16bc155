// What the opening found or put right that Home tells of in words. Whoever comes back to another place hears that it stands there.
import { useEffect, useRef } from 'react';
import { isMessageKey } from '../../shared/i18n/keys.ts';
import type { OpeningReport, Problem } from '../../shared/vault/schema.ts';
import { useRouter } from '../frame/RouteProvider.tsx';
import { useText } from '../i18n/use-text.ts';
import { announce, closeNotice, type Notice } from './notices.ts';
import { useSession } from './session-context.ts';

/** In the order in which the opening met them. Unfinished files that were tidied away have a line of their own, and so have plain copies, which can be removed there. */
export const toldAtOpening = (report: OpeningReport | null): readonly Problem[] =>
  (report?.problems ?? []).filter(({ kind }) => kind !== 'unfinished-write' && kind !== 'plain-copy-left' && isMessageKey(`problem.${kind}`));

/** Says once for each opening, in another place than Home, that Home has something to tell, until Home is looked at. */
export const useToldAtOpening = (): void => {
  const t = useText();
  const { report } = useSession();
  const { place } = useRouter().route;
  const saidFor = useRef<OpeningReport | null>(null);
  const said = useRef<Notice['id'] | null>(null);
  useEffect(() => {
    if (place === 'home' && said.current !== null) {
      closeNotice(said.current);
      said.current = null;
    }
    if (report === null || saidFor.current === report) return;
    saidFor.current = report;
    const told = toldAtOpening(report);
    if (place === 'home' || told.length === 0) return;
    said.current = announce(t('home.toldAtOpening', { count: told.length }), told.some(({ severity }) => severity !== 'note') ? 'danger' : 'plain');
  }, [report, place, t]);
};
