// How a finding is marked: fine, worth a look, wrong, or not checked. Pure.
import type { HealthFinding } from './schema.ts';

/** `not-known` is neither good nor bad: nobody looked. */
export const markOfFinding = ({ severity, at }: Pick<HealthFinding, 'severity' | 'at'>): 'fine' | 'attention' | 'wrong' | 'not-known' => {
  if (severity === 'loss' || severity === 'damage') return 'wrong';
  if (severity === 'warning' || severity === 'note') return 'attention';
  return at === null ? 'not-known' : 'fine';
};

const order = ['wrong', 'attention', 'not-known', 'fine'] as const;

/** What is wrong first, then what needs a look, then what nobody looked at; otherwise as they were told. */
export const worstFirst = (findings: readonly HealthFinding[]): readonly HealthFinding[] =>
  findings.toSorted((one, other) => order.indexOf(markOfFinding(one)) - order.indexOf(markOfFinding(other)));
