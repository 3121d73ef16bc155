// What stands where details would while no single item is chosen: how many there are, what still needs someone, and how to go on.
import { everything, type EvidenceQuery } from '../../../../shared/evidence/schema.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { Mark, type MarkState } from '../../../ui/Mark.tsx';
import { onlyWords } from './only-words.ts';

interface ResultSummaryProps {
  readonly query: EvidenceQuery;
  readonly total: number;
  /** How many are chosen; none or several. */
  readonly chosen: number;
  readonly onChange: (query: EvidenceQuery) => void;
}

const needs = { 'set-aside': 'wrong', 'not-checked': 'not-known', 'not-described': 'attention', 'not-reviewed': 'not-known', removed: 'not-known', destroyed: 'not-known' } as const satisfies Partial<Record<EvidenceQuery['only'], MarkState>>;

const NeedLine = ({ query, only, onChange }: { readonly query: EvidenceQuery; readonly only: keyof typeof needs; readonly onChange: (query: EvidenceQuery) => void }) => {
  const t = useText();
  const narrowed = { ...query, only };
  const count = useAnswer('evidence.page', { query: narrowed, sort: { by: 'added', direction: 'descending' }, offset: 0, limit: 1 }).data?.total ?? 0;
  if (count === 0) return null;
  return (
    <li className="row" data-align="apart">
      <span className="row"><Mark state={needs[only]} spoken={null} />{t(onlyWords[only])}</span>
      <Button size="compact" kind="quiet" aria-label={t('evidence.summaryShowWhat', { count, what: t(onlyWords[only]) })} onPress={() => { onChange(narrowed); }}>{t('evidence.summaryShow', { count })}</Button>
    </li>
  );
};

export const ResultSummary = ({ query, total, chosen, onChange }: ResultSummaryProps) => {
  const t = useText();
  if (chosen > 0) {
    return <div className="stack"><h2>{t('evidence.chosen', { count: chosen })}</h2><p>{t(query.only === 'removed' ? 'evidence.chosenActionsRemoved' : query.only === 'destroyed' ? 'command.reasonDestroyed' : 'evidence.chosenActions')}</p></div>;
  }
  return (
    <div className="stack">
      <h2>{t('evidence.count', { count: total })}</h2>
      {query.only === everything.only ? <ul className="stack" data-gap="small">{(Object.keys(needs) as (keyof typeof needs)[]).map((only) => <NeedLine key={only} query={query} only={only} onChange={onChange} />)}</ul> : null}
      <p>{t('evidence.nothingChosen')}</p>
      <p className="text-2">{t('evidence.nothingChosenKeys')}</p>
    </div>
  );
};
