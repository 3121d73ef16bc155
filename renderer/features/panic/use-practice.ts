// Says that a practice vault is there. However many there are at once, the window has one striped border.
import { createContext, useContext, useEffect } from 'react';

/** Begins one; what it answers with ends it. */
export const PracticeContext = createContext<() => () => void>(() => () => undefined);

/** For as long as `isPractising` and the screen that says so is shown. */
export const usePractice = (isPractising: boolean): void => {
  const begin = useContext(PracticeContext);
  useEffect(() => (isPractising ? begin() : undefined), [begin, isPractising]);
};
