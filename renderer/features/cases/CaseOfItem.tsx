// The code of the case that an item belongs to.
import type { CaseId } from '../../../shared/ids.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { codeOfUnread, lineOfCase } from './case-words.ts';
import './cases.css';
import { useCases } from './use-cases.ts';

interface CaseOfItemProps {
  readonly of: CaseId;
  /** Says before it that it is a case. */
  readonly isNamed?: boolean;
}

export const CaseOfItem = ({ of, isNamed = false }: CaseOfItemProps) => {
  const formatter = useFormatter();
  const { withId, unread } = useCases();
  const found = withId(of);
  if (found === null) {
    const damaged = unread.find(({ id }) => id === of);
    if (damaged === undefined) return null;
    const code = codeOfUnread(damaged) ?? of;
    return <span className="case-of-item" title={formatter.text('cases.unreadOne')}>{isNamed ? formatter.text('cases.here', { code }) : <bdi dir="ltr">{code}</bdi>}</span>;
  }
  return <span className="case-of-item" title={lineOfCase(found, formatter)}>{isNamed ? formatter.text('cases.here', { code: found.code }) : <bdi dir="ltr">{found.code}</bdi>}</span>;
};
