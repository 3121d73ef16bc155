// Whether the computer has a camera, looked at again when something is plugged in. Null until that is known.
import { useEffect, useState } from 'react';
import { hasDevice } from './devices.ts';

export const useHasCamera = (): boolean | null => {
  const [has, setHas] = useState<boolean | null>(null);
  useEffect(() => {
    let isOver = false;
    const look = (): void => {
      void hasDevice('video').catch(() => false).then((found) => { if (!isOver) setHas(found); });
    };
    look();
    navigator.mediaDevices.addEventListener('devicechange', look);
    return () => {
      isOver = true;
      navigator.mediaDevices.removeEventListener('devicechange', look);
    };
  }, []);
  return has;
};
