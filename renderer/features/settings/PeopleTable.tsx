// The people of this vault, those removed too, because the custody log still names them.
import type { MemberCode } from '../../../shared/ids.ts';
import type { Member } from '../../../shared/vault/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyCell } from '../../ui/EmptyCell.tsx';
import { TableHeaderCell } from '../../ui/TableHeaderCell.tsx';
import './settings.css';

interface PeopleTableProps {
  readonly members: readonly Member[];
  /** Somebody else would be left to open the vault. */
  readonly mayRemove: boolean;
  readonly you: MemberCode | null;
  readonly onRemove: (member: Member) => void;
}

export const PeopleTable = ({ members, mayRemove, you, onRemove }: PeopleTableProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const formats = useFormats();
  return (
    <div className="settings-people">
      <table className="ui-table" aria-label={t('settings.people')}>
        <thead><tr><TableHeaderCell words={t('settings.personCode')} /><TableHeaderCell words={t('settings.person')} /><TableHeaderCell words={t('settings.personOpensWith')} /><TableHeaderCell words={t('settings.personSince')} /><td className="ui-th" /></tr></thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.code}>
              <td className="ui-td mono" dir="ltr">{member.code}</td>
              <td className="ui-td settings-person"><Bdi value={member.name} />{member.code === you ? <span className="text-2"> ({t('settings.personYou')})</span> : null}</td>
              <td className="ui-td" data-head={t('settings.personOpensWith')}>{member.opensWith.length === 0 ? <EmptyCell /> : formats.list(member.opensWith.map((kind) => formatter.value('slotKind', kind)))}</td>
              <td className="ui-td" data-head={t('settings.personSince')}>{member.removedAt === null ? formats.date(member.addedAt) : t('settings.personRemovedAt', { date: formats.date(member.removedAt) })}</td>
              <td className="ui-td" data-align="end">{member.removedAt === null && mayRemove ? <Button size="compact" onPress={() => { onRemove(member); }}>{t('settings.removePerson', { code: member.code })}</Button> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
