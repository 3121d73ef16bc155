// Who can open this vault. Adding and removing ask for the passphrase of whoever does it.
import { useState } from 'react';
import type { Member } from '../../../shared/vault/schema.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { ListFilter } from '../../frame/ListFilter.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../../session/session-context.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { AddPerson } from './AddPerson.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { RemovePerson } from './RemovePerson.tsx';
import { SettingsSection } from './SettingsSection.tsx';

export const PeopleSettings = () => {
  const t = useText();
  const { member } = useSession();
  const answer = useAnswer('vault.members', {});
  const members = answer.data?.members ?? [];
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Member | null>(null);
  return (
    <SettingsSection section="people" help={t('settings.peopleHelp')}>
      {answer.error === null ? null : <FailureLine failure={answer.error.failure} />}
      <ListFilter name="settings.peopleFilter" all={members} wordsOf={({ code, name }) => [code, name]}>
        {(shown) => <PeopleTable members={shown} mayRemove={members.filter(({ removedAt }) => removedAt === null).length > 1} you={member} onRemove={setRemoving} />}
      </ListFilter>
      <div><Button onPress={() => { setAdding(true); }}>{t('settings.addPerson')}</Button></div>
      {adding ? <AddPerson onClose={() => { setAdding(false); }} /> : null}
      {removing === null ? null : <RemovePerson member={removing} onClose={() => { setRemoving(null); }} />}
    </SettingsSection>
  );
};
