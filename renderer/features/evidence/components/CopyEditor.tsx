// Marks a picture: on it and in the list beside it.
import { useState } from 'react';
import type { Area, Cover, CoverWay, Size } from '../../../../shared/evidence/working-copy.ts';
import { mostCovers, within } from '../../../../shared/evidence/working-copy.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { FromBefore } from '../../../session/FromBefore.tsx';
import type { CopyMarks } from '../hooks/use-copy-marks.ts';
import type { CoverStage } from '../rules/cover.ts';
import type { Zoom } from '../rules/zoom.ts';
import { CopyMarkList } from './CopyMarkList.tsx';
import { CopyStage, type StageMark } from './CopyStage.tsx';
import { CopyTools } from './CopyTools.tsx';

interface CopyEditorProps {
  readonly bitmap: ImageBitmap;
  readonly stage: CoverStage;
  readonly copyMarks: CopyMarks;
}

const kinds = ['box', 'blur', 'crop'] as const;

/** A mark that is added without drawing lies in the middle, a quarter as wide and high as the picture; a crop keeps most of it. */
const inTheMiddle = ({ width, height }: Size, part: number): Area =>
  within({ x: (width * (1 - part)) / 2, y: (height * (1 - part)) / 2, width: width * part, height: height * part }, { width, height });

export const CopyEditor = ({ bitmap, stage, copyMarks }: CopyEditorProps) => {
  const { text: t, value } = useFormatter();
  const [tool, setTool] = useState<StageMark['kind']>('box');
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [selected, setSelected] = useState<string | null>(null);
  const { marks, change, takeBack, form } = copyMarks;
  const picture: Size = { width: bitmap.width, height: bitmap.height };
  const putCrop = (crop: Area | null, name?: string): void => { change({ ...marks, crop }, name); };
  const putCover = (index: number, cover: Cover, part: string): void => { change({ ...marks, covers: marks.covers.map((one, at) => (at === index ? cover : one)) }, `${String(index)} ${part}`); };
  const add = (area: Area): void => {
    if (tool === 'crop') {
      putCrop(area);
      setSelected('crop');
    } else if (marks.covers.length < mostCovers) {
      change({ ...marks, covers: [...marks.covers, { ...area, way: tool satisfies CoverWay, reason: 'face', words: '' }] });
      setSelected(String(marks.covers.length));
    }
  };
  const move = (id: string, area: Area): void => {
    const cover = marks.covers[Number(id)];
    if (id === 'crop') putCrop(area, 'crop');
    else if (cover !== undefined) putCover(Number(id), { ...cover, ...area }, 'place');
  };
  const remove = (id: string): void => {
    if (id === 'crop') putCrop(null);
    else change({ ...marks, covers: marks.covers.filter((_, index) => String(index) !== id) });
    setSelected(null);
  };
  const listed: readonly StageMark[] = [
    ...(marks.crop === null ? [] : [{ id: 'crop', kind: 'crop' as const, area: marks.crop, name: t('copies.cropName', { width: marks.crop.width, height: marks.crop.height }) }]),
    ...marks.covers.map((cover, index): StageMark => ({
      id: String(index), kind: cover.way, area: cover,
      name: t('copies.coverName', { number: index + 1, way: value('coverWay', cover.way), reason: value('coverReason', cover.reason), width: cover.width, height: cover.height }),
    })),
  ];
  return (
    <div className="copy-editor">
      <div className="copy-main">
        <CopyTools tool={tool} setTool={setTool} kinds={kinds} takeBack={takeBack} zoom={zoom} setZoom={setZoom} add={() => { add(inTheMiddle(picture, tool === 'crop' ? 0.75 : 0.25)); }} />
        <CopyStage bitmap={bitmap} name={t('copies.picture')} stage={stage} zoom={zoom} tool={tool} marks={listed} selected={selected} onSelect={setSelected} onDraw={add} onChange={move} onRemove={remove} />
      </div>
      <div className="copy-side stack">
        <FromBefore form={form} />
        <p className="text-2">{t('copies.intro')}</p>
        <CopyMarkList marks={marks} listed={listed} picture={picture} selected={selected} onSelect={setSelected} onCrop={putCrop} onCover={putCover} onRemove={remove} />
        <p className="text-2">{t('copies.blurHint')}</p>
      </div>
    </div>
  );
};
