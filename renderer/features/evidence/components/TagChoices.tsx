// Tags to choose from, each with how many items carry it.
import type { OutputOf } from '../../../../shared/contract/registry.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';

/** Until they are known. */
export const noTags: OutputOf<'evidence.tags'> = { tags: [], unread: 0 };

interface TagChoicesProps {
  readonly label: string;
  readonly all: OutputOf<'evidence.tags'>['tags'];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

export const TagChoices = ({ label, all, chosen, onChange }: TagChoicesProps) => {
  const { text: t, intl } = useFormatter();
  return (
    <div className="ui-field" role="group" aria-label={label}>
      <span className="ui-label" aria-hidden="true">{label}</span>
      {all.length === 0 ? <span className="ui-hint">{t('evidence.tagNone')}</span> : null}
      <div className="row evidence-tag-choices" data-gap="large">
        {all.map(({ tag, count }) => (
          <Checkbox key={tag} label={<><Bdi value={tag} /> · {intl.formatNumber(count)}</>} isSelected={chosen.includes(tag)}
            onChange={(on) => { onChange(on ? [...chosen, tag] : chosen.filter((one) => one !== tag)); }} />
        ))}
      </div>
    </div>
  );
};
