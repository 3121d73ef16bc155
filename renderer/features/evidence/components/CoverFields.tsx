// Everything that is said of one covered area: how it is covered, why, in whose words, and where it lies.
import { coverReasons, coverWays, longestCoverWords, type Cover, type Size } from '../../../../shared/evidence/working-copy.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { AreaFields } from './AreaFields.tsx';

interface CoverFieldsProps {
  readonly cover: Cover;
  readonly picture: Size;
  /** `part` names what is changed, so that typing is one step back. */
  readonly onChange: (cover: Cover, part: string) => void;
}

export const CoverFields = ({ cover, picture, onChange }: CoverFieldsProps) => {
  const { text: t, value } = useFormatter();
  return (
    <div className="stack" data-gap="small">
      <RadioGroup label={t('copies.way')} layout="row" value={cover.way} options={coverWays.map((way) => ({ value: way, words: value('coverWay', way) }))} onChange={(way) => { onChange({ ...cover, way }, 'way'); }} />
      <Select label={t('copies.reason')} value={cover.reason} options={coverReasons.map((reason) => ({ value: reason, words: value('coverReason', reason) }))} onChange={(reason) => { onChange({ ...cover, reason }, 'reason'); }} />
      <TextField label={t('copies.words')} note={t('ui.optional')} hint={t('copies.wordsHint')} value={cover.words} maxLength={longestCoverWords} onChange={(words) => { onChange({ ...cover, words }, 'words'); }} />
      <AreaFields area={cover} picture={picture} onChange={(area) => { onChange({ ...cover, ...area }, 'numbers'); }} />
    </div>
  );
};
