// The folded groups of a description, each with the number of fields in which something stands.
import type { ReactNode } from 'react';
import type { Description } from '../../../../shared/evidence/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Fold } from '../../../ui/Fold.tsx';
import { filledIn, type FieldDeclaration, type FieldGroup } from '../rules/description-fields.ts';

interface FieldGroupsProps {
  readonly groups: readonly FieldGroup[];
  readonly value: Partial<Description>;
  readonly open: readonly FieldGroup['id'][];
  readonly onOpen: (open: readonly FieldGroup['id'][]) => void;
  readonly field: (declaration: FieldDeclaration) => ReactNode;
}

export const FieldGroups = ({ groups, value, open, onOpen, field }: FieldGroupsProps) => {
  const t = useText();
  return (
    <div>
      {groups.map((group) => (
        <Fold key={group.id} words={t(group.words)} note={t('details.groupFilled', { filled: filledIn(group, value) })} isOpen={open.includes(group.id)}
          onToggle={() => { onOpen(open.includes(group.id) ? open.filter((id) => id !== group.id) : [...open, group.id]); }}>
          {() => group.fields.map(field)}
        </Fold>
      ))}
    </div>
  );
};
