// What the window knows about panic: what main last said. Main decides everything; the window shows and sends.
import { createContext, useContext } from 'react';
import type { PanicStatus } from '../../../shared/panic/schema.ts';

export const PanicContext = createContext<PanicStatus | null>(null);

/** Null until main has answered once, and in tests without main. */
export const usePanic = (): PanicStatus | null => useContext(PanicContext);
