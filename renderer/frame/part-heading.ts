// Which heading the parts of something have that stands now under the second heading of a page, now under the first.
import { createContext, useContext } from 'react';

export const PartHeadingContext = createContext<'h2' | 'h3'>('h3');

export const usePartHeading = (): 'h2' | 'h3' => useContext(PartHeadingContext);
