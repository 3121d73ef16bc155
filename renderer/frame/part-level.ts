// How deep the headings are of what stands now under the second heading of a page, now under the first. They say it as `aria-level`: another element would
// be made anew when the window becomes narrow, and the focus on it lost.
import { createContext, useContext } from 'react';

export const PartLevelContext = createContext<2 | 3>(3);

export const usePartLevel = (): 2 | 3 => useContext(PartLevelContext);
