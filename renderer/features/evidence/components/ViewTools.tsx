// The buttons for how an item is looked at, alike for everything that is seen: larger, smaller, as it fits, as large as it is, turned. A viewer gives what it can do.
import { Maximize, RotateCw, ZoomIn, ZoomOut } from 'lucide-react';
import { useKeyHint } from '../../../commands/use-key-hint.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';

interface ViewToolsProps {
  readonly scale: number;
  readonly actions: { readonly larger: () => void; readonly smaller: () => void; readonly 'full-size': () => void; readonly fit?: () => void; readonly turn?: () => void };
}

export const ViewTools = ({ scale, actions }: ViewToolsProps) => {
  const t = useText();
  const keyHint = useKeyHint();
  const formats = useFormats();
  return (
    <>
      <IconButton icon={ZoomOut} name={t('viewer.zoomOut')} {...keyHint('smaller')} onPress={actions.smaller} />
      <span className="viewer-zoom" dir="ltr">{formats.percent(scale)}</span>
      <IconButton icon={ZoomIn} name={t('viewer.zoomIn')} {...keyHint('larger')} onPress={actions.larger} />
      {actions.fit === undefined ? null : <Button size="compact" icon={Maximize} onPress={actions.fit}>{t('viewer.fit')}</Button>}
      <Button size="compact" onPress={actions['full-size']}>{t('viewer.fullSize')}</Button>
      {actions.turn === undefined ? null : <Button size="compact" icon={RotateCw} onPress={actions.turn}>{t('viewer.turn')}</Button>}
    </>
  );
};
