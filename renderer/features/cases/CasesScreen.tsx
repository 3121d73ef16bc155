// All cases of the vault: how many items each holds, since when it is open, and what can be done with it.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Case } from '../../../shared/cases/schema.ts';
import type { CaseId } from '../../../shared/ids.ts';
import { useAnswer, useCommand } from '../../data/use-answer.ts';
import { ListFilter } from '../../frame/ListFilter.tsx';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { CaseDialog, type MendableCase } from './CaseDialog.tsx';
import { CaseLine } from './CaseLine.tsx';
import './cases.css';
import { DamagedCase } from './DamagedCase.tsx';
import { useCases, useChooseCase } from './use-cases.ts';

export const CasesScreen = () => {
  const t = useText();
  const client = useQueryClient();
  const router = useRouter();
  const { cases, unread } = useCases();
  const { data, error } = useAnswer('cases.counts', {});
  const choose = useChooseCase();
  const arrange = useCommand('cases.arrange', ['cases.list']);
  const setClosed = useCommand('cases.setClosed', ['cases.list']);
  const { route } = router;
  const isBegun = route.place === 'cases' && route.begin === 'make';
  const [dialog, setDialog] = useState<{ readonly of: Case | MendableCase | null } | null>(null);
  const close = (): void => {
    setDialog(null);
    if (isBegun) router.amend({ place: 'cases' });
  };
  const shown = dialog ?? (isBegun ? { of: null } : null);
  const up = (index: number): void => {
    const ids = cases.map(({ id }) => id);
    const [moved] = ids.splice(index, 1);
    if (moved !== undefined) ids.splice(index - 1, 0, moved);
    arrange.mutate({ cases: ids });
  };
  const itemsOf = (id: CaseId): number | null => data?.counts.find((count) => count.case === id)?.items ?? (data === undefined ? null : 0);
  const failure = error?.failure ?? arrange.error?.failure ?? setClosed.error?.failure ?? null;
  return (
    <div className="page">
      <div>
        <h1>{t('cases.title')}</h1>
        <p className="reading">{t('cases.help')}</p>
      </div>
      <div className="row"><Button kind="primary" onPress={() => { setDialog({ of: null }); }}>{t('cases.make')}</Button></div>
      {unread.length === 0 ? null : <Line tone="danger" mark="wrong">{t('cases.unreadCount', { count: unread.length })}</Line>}
      {failure === null ? null : <FailureLine failure={failure} />}
      {unread.length === 0 ? null : (
        <ul role="list" className="stack" aria-label={t('cases.unreadCount', { count: unread.length })}>
          {unread.map(({ id, ...one }, place) => (
            <li key={id ?? `unnumbered-${String(place)}`}>
              {id === null ? <DamagedCase of={{ id, ...one }} items={null} onMend={null} /> : <DamagedCase of={{ id, ...one }} items={itemsOf(id)} onMend={() => { setDialog({ of: { id, ...one } }); }} />}
            </li>
          ))}
        </ul>
      )}
      <ListFilter name="cases.filter" all={cases} wordsOf={({ code, name, about }) => [code, name, about]}>
        {(found, isFiltered) => (
          <ul role="list" className="stack">
            {found.map((one, index) => (
              <li key={one.id}>
                <CaseLine of={one} items={itemsOf(one.id)}
                  onShow={() => { choose({ case: one.id, all: false }); router.go({ place: 'evidence' }); }} onChange={() => { setDialog({ of: one }); }}
                  // Among some of them nobody sees past which it would move.
                  onUp={isFiltered || index === 0 ? null : () => { up(index); }}
                  onClosed={(closed) => { setClosed.mutate({ case: one.id, closed }, { onSuccess: () => { void client.invalidateQueries({ queryKey: ['custody.page'] }); } }); }} />
              </li>
            ))}
          </ul>
        )}
      </ListFilter>
      {shown === null ? null : <CaseDialog of={shown.of} onClose={close} />}
    </div>
  );
};
