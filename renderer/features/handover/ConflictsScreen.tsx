// The page where a person decides, item by item and field by field, what to do where packs say something else. Choosing changes nothing
// yet; saving does. What is not chosen waits on.
import { useState } from 'react';
import type { Conflict, ConflictChoice } from '../../../shared/handover/schema.ts';
import { useAnswer, useCommand } from '../../data/use-answer.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useFormatter } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { ConflictItem } from './ConflictItem.tsx';
import { groupsOf } from './conflict-groups.ts';
import './handover.css';

type Choices = ReadonlyMap<number, ConflictChoice>;

/** Fields shown at once; the next come when these are decided. */
const pageSize = 100;
const allChoices: readonly ConflictChoice[] = ['ours', 'theirs', 'both'];

export const ConflictsScreen = () => {
  const formatter = useFormatter();
  const t = formatter.text;
  const router = useRouter();
  const [choices, setChoices] = useState<Choices>(new Map());
  const answer = useAnswer('handover.conflicts', { offset: 0, limit: pageSize });
  const decide = useCommand('handover.decide', ['handover.conflicts', 'handover.state', 'evidence.get', 'custody.page', 'custody.head']);
  const choose = (conflicts: readonly Conflict[], choice: ConflictChoice): void => { setChoices(new Map([...choices, ...conflicts.map(({ id }) => [id, choice] as const)])); };
  const shown = answer.data?.conflicts ?? [];
  const total = answer.data?.total ?? 0;
  const count = shown.filter(({ id }) => choices.has(id)).length;
  const save = async (): Promise<void> => {
    let [decided, left] = [0, 0];
    for (const choice of allChoices) {
      const conflicts = shown.flatMap(({ id }) => (choices.get(id) === choice ? [id] : []));
      if (conflicts.length === 0) continue;
      const done = await decide.mutateAsync({ conflicts, choice, language: formatter.language });
      decided += done.decided;
      left += done.left.length;
    }
    setChoices(new Map());
    announce(t('handover.decided', { count: decided }) + (left === 0 ? '' : ` ${t('handover.notDecided', { count: left })}`));
  };
  const left = decide.data?.left ?? [];
  return (
    <div className="page">
      <h1>{t('handover.decideTitle')}</h1>
      <p className="text-2">{t('handover.decideHelp')}</p>
      {answer.error === null ? null : <FailureLine failure={answer.error.failure} />}
      {decide.error === null ? null : <FailureLine failure={decide.error.failure} />}
      {left.map(({ id, failure }) => <FailureLine key={id} failure={failure} />)}
      {answer.data !== undefined && total === 0 ? (
        <EmptyState title={t('handover.nothingToDecide')} help={t('handover.decideNone')} action={<Button onPress={() => { router.go({ place: 'safety', section: 'handover' }); }}>{t('handover.section')}</Button>} />
      ) : null}
      {groupsOf(shown).map((group) => <ConflictItem key={`${group.item} ${group.key}`} group={group} choices={choices} choose={choose} />)}
      {total > shown.length ? <Line>{t('handover.shownOf', { shown: shown.length, total })}</Line> : null}
      {total === 0 ? null : (
        <div className="handover-save"><Button kind="primary" isDisabled={count === 0 || decide.isPending} onPress={() => { void save().catch(() => undefined); }}>{t('handover.decideCount', { count })}</Button></div>
      )}
    </div>
  );
};
