// The small picture of an item, or the drawing of its kind. What must be covered is blurred and grey, and nothing here uncovers it.
import { EyeOff } from 'lucide-react';
import { useEffect } from 'react';
import type { EvidenceRow } from '../../../../shared/evidence/schema.ts';
import { showsWithoutPreview } from '../../../media/previews/on-screen.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { startsCovered } from '../rules/cover.ts';
import { kindIcon } from './kind-icon.ts';
import './item-picture.css';

/** Bytes never change, so the fingerprint's beginning is as good a cache key as any. */
export const previewAddress = (row: EvidenceRow): string => `preview/${row.id}?r=${row.sha256.slice(0, 8)}`;

interface ItemPictureProps {
  readonly row: EvidenceRow;
  readonly coverUnreviewed: boolean;
}

export const ItemPicture = ({ row, coverUnreviewed }: ItemPictureProps) => {
  useEffect(() => (row.preview === 'none-yet' ? showsWithoutPreview(row) : undefined), [row]);
  const covered = startsCovered(row.sensitivity, coverUnreviewed);
  return (
    <span className="item-picture" data-covered={covered || undefined} data-empty={row.preview !== 'ready' || undefined}>
      {row.preview === 'ready' ? <img src={previewAddress(row)} alt="" draggable={false} decoding="async" /> : <Icon of={kindIcon[row.kind]} size="large" />}
      {covered && row.preview === 'ready' ? <span className="item-picture-cover"><Icon of={EyeOff} size="large" /></span> : null}
    </span>
  );
};
