// Finds the other item by its number or by words, and links it.
import { useState } from 'react';
import type { OutputOf } from '../../../../shared/contract/registry.ts';
import { everything } from '../../../../shared/evidence/schema.ts';
import { relations, type Relation } from '../../../../shared/evidence/links.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { useCaseAsked } from '../../cases/use-case-asked.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { ItemNumber } from '../../../ui/ItemNumber.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useSetLink } from '../hooks/use-set-link.ts';
import { nameOf } from './LinksPanel.tsx';

interface AddLinkProps {
  readonly id: EvidenceId;
  readonly links: OutputOf<'evidence.links'>['links'];
}

const mostShown = 8;

export const AddLink = ({ id, links }: AddLinkProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const [relation, setRelation] = useState<Relation>('transcript-of');
  const [typed, setTyped] = useState('');
  const { set, isBusy, failure } = useSetLink(id);
  const isAsked = typed.trim() !== '';
  const within = useCaseAsked();
  const page = useAnswer('evidence.page', { query: { ...everything, case: within, text: typed.slice(0, 500) }, sort: { by: 'id', direction: 'ascending' }, offset: 0, limit: mostShown + 1 }, { enabled: isAsked });
  const found = (page.data?.rows ?? []).filter((row) => row.id !== id).slice(0, mostShown);
  const total = Math.max(found.length, (page.data?.total ?? 0) - ((page.data?.rows ?? []).some((row) => row.id === id) ? 1 : 0));
  const isLinked = (other: EvidenceId): boolean => links.some((link) => link.relation === relation && link.item.id === other);
  return (
    <section className="stack" data-gap="small">
      <h2>{t('links.add')}</h2>
      <Select label={t('links.relation')} value={relation} options={relations.map((one) => ({ value: one, words: formatter.value('relationChoice', one) }))} onChange={setRelation} />
      <TextField label={t('links.find')} hint={t('links.findHint')} value={typed} maxLength={500} onChange={setTyped} />
      {!isAsked || page.data === undefined ? null : (
        <>
          <p role="status" className="text-2">{total > found.length ? t('links.foundMore', { count: total, shown: found.length }) : t('links.found', { count: total })}</p>
          <ul role="list" className="stack" data-gap="small">
            {found.map((row) => (
              <li key={row.id} className="evidence-link">
                <span><ItemNumber of={row.id} /> <Bdi value={nameOf(row, formatter)} /></span>
                {isLinked(row.id) ? <span className="text-2">{t('links.here')}</span> : (
                  <Button size="compact" isDisabled={isBusy} onPress={() => { set(relation, row.id, true); }}>{t('links.link', { id: row.id })}</Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {page.error === null ? null : <FailureLine failure={page.error.failure} />}
      {failure === null ? null : <FailureLine failure={failure} />}
    </section>
  );
};
