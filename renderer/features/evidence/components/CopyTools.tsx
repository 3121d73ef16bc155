// What drawing on the picture makes, the way to a mark without drawing, the step back, and how large the picture is.
import { Maximize, Plus, Undo2, ZoomIn, ZoomOut } from 'lucide-react';
import type { MessageKey } from '../../../../shared/i18n/keys.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { zoomStep, type Zoom } from '../rules/zoom.ts';
import type { StageMark } from './CopyStage.tsx';

interface CopyToolsProps {
  readonly tool: StageMark['kind'];
  readonly setTool: (tool: StageMark['kind']) => void;
  /** What can be made here. */
  readonly kinds: readonly StageMark['kind'][];
  readonly add: () => void;
  readonly takeBack: (() => void) | null;
  readonly zoom: Zoom;
  readonly setZoom: (zoom: Zoom) => void;
}

const words: Readonly<Record<StageMark['kind'], MessageKey>> = { box: 'copies.toolBox', blur: 'copies.toolBlur', crop: 'copies.toolCrop' };

export const CopyTools = ({ tool, setTool, kinds, add, takeBack, zoom, setZoom }: CopyToolsProps) => {
  const t = useText();
  // From the whole picture the first step larger or smaller begins at a quarter and a half.
  const scale = zoom === 'fit' ? 0.25 : zoom;
  return (
    <div className="copy-tools">
      <RadioGroup label={t('copies.tool')} layout="row" value={tool} onChange={setTool} options={kinds.map((kind) => ({ value: kind, words: t(words[kind]) }))} />
      <Toolbar name={t('copies.tools')}>
        <Button size="compact" icon={Plus} onPress={add}>{t('copies.add', { tool })}</Button>
        <Button size="compact" icon={Undo2} isDisabled={takeBack === null} onPress={() => { takeBack?.(); }}>{t('copies.takeBack')}</Button>
        <IconButton icon={ZoomOut} name={t('viewer.zoomOut')} size="compact" onPress={() => { setZoom(zoomStep(scale, -1)); }} />
        <IconButton icon={ZoomIn} name={t('viewer.zoomIn')} size="compact" onPress={() => { setZoom(zoomStep(scale, 1)); }} />
        <Button size="compact" icon={Maximize} onPress={() => { setZoom('fit'); }}>{t('viewer.fit')}</Button>
      </Toolbar>
    </div>
  );
};
