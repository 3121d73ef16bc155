// Puts the vault's density on the page and takes it off again at a lock.
import { useEffect } from 'react';
import { useAnswer } from '../data/use-answer.ts';

export const useDensity = (): void => {
  const density = useAnswer('settings.get', {}).data?.density ?? 'standard';
  useEffect(() => {
    const page = document.documentElement;
    page.dataset['density'] = density;
    page.dataset['frame'] = '';
    return () => {
      delete page.dataset['density'];
      delete page.dataset['frame'];
    };
  }, [density]);
};
