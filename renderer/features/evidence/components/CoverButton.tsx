// Covers what is shown, whoever marked it or not. Nothing where the stage has a button for that already, or where nothing of people's is shown.
import { EyeOff } from 'lucide-react';
import { useContext } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { StageContext } from '../hooks/use-stage.ts';

export const CoverButton = () => {
  const t = useText();
  const cover = useContext(StageContext)?.cover ?? null;
  return cover === null ? null : <Button size="compact" icon={EyeOff} onPress={cover}>{t('viewer.coverNow')}</Button>;
};
