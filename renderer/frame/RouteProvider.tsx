// Holds the history of one opened vault. Unmounted by a lock, so no history survives it; the last place is kept in the vault.
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { amend, back, forward, go, startHistory, type History, type Route } from '../routes.ts';
import { createPlaceKeeper } from '../session/place-keeper.ts';

export interface Router {
  readonly route: Route;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  readonly go: (to: Route) => void;
  /** Remembers something of this place without a step in the history. */
  readonly amend: (now: Route) => void;
  readonly back: () => void;
  readonly forward: () => void;
}

const RouterContext = createContext<Router | null>(null);

/** The router of the opened vault. Only inside RouteProvider. */
export const useRouter = (): Router => {
  const router = useContext(RouterContext);
  if (router === null) throw new Error('useRouter outside RouteProvider');
  return router;
};

export const RouteProvider = ({ first, children }: { readonly first: Route; readonly children: ReactNode }) => {
  const [history, setHistory] = useState<History>(() => startHistory(first));
  const [keep] = useState(() => createPlaceKeeper(first));
  useEffect(() => { keep(history.now); }, [keep, history.now]);
  const router = useMemo<Router>(
    () => ({
      route: history.now,
      canGoBack: history.past.length > 0,
      canGoForward: history.future.length > 0,
      go: (to) => { setHistory((before) => go(before, to)); },
      amend: (now) => { setHistory((before) => amend(before, now)); },
      back: () => { setHistory(back); },
      forward: () => { setHistory(forward); },
    }),
    [history],
  );
  return <RouterContext value={router}>{children}</RouterContext>;
};
