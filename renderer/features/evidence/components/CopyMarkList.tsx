// The marks as a list: the same marks, the same selection and the same changes as on the picture.
import { Trash2 } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import type { Cover, Size } from '../../../../shared/evidence/working-copy.ts';
import { AreaFields } from './AreaFields.tsx';
import { CoverFields } from './CoverFields.tsx';
import type { StageMark } from './CopyStage.tsx';
import type { Marks } from '../rules/copy-draft.ts';

interface CopyMarkListProps {
  readonly marks: Marks;
  readonly listed: readonly StageMark[];
  readonly picture: Size;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
  readonly onCrop: (crop: Marks['crop'], name?: string) => void;
  readonly onCover: (index: number, cover: Cover, part: string) => void;
  readonly onRemove: (id: string) => void;
}

export const CopyMarkList = ({ marks, listed, picture, selected, onSelect, onCrop, onCover, onRemove }: CopyMarkListProps) => {
  const t = useText();
  const fieldsOf = ({ id }: StageMark) => {
    if (id === 'crop') return marks.crop === null ? null : <AreaFields area={marks.crop} picture={picture} onChange={(crop) => { onCrop(crop, 'crop numbers'); }} />;
    const cover = marks.covers[Number(id)];
    return cover === undefined ? null : <CoverFields cover={cover} picture={picture} onChange={(next, part) => { onCover(Number(id), next, part); }} />;
  };
  if (listed.length === 0) return <p>{t('copies.none')}</p>;
  return (
    <ol role="list" className="copy-list" aria-label={t('copies.areas')}>
      {listed.map((mark) => (
        <li key={mark.id} className="copy-list-one" data-selected={mark.id === selected || undefined}>
          <AriaButton className="copy-list-name" aria-expanded={mark.id === selected} onPress={() => { onSelect(mark.id === selected ? null : mark.id); }}>{mark.name}</AriaButton>
          {mark.id === selected ? (
            <div className="stack copy-list-fields" data-gap="small">
              {fieldsOf(mark)}
              <div className="row"><Button size="compact" icon={Trash2} onPress={() => { onRemove(mark.id); }}>{t('copies.remove')}</Button></div>
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
};
