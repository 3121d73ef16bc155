// A pause, or going on, that the vault did not take: what that means for what is recorded, and why.
import { useFormatter } from '../../i18n/use-text.ts';
import { FailureLine } from '../../ui/FailureLine.tsx';
import type { Refused } from './recorder.ts';

export const RefusedLine = ({ refused }: { readonly refused: Refused | null }) => {
  const formatter = useFormatter();
  if (refused === null) return null;
  const { what, failure } = refused;
  return <FailureLine failure={failure} words={formatter.text('recording.refused', { what, why: formatter.failure(failure) })} />;
};
