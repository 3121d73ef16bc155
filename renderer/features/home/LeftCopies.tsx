// Plain copies that a crash may have left outside the vault: where each may lie, and a button that takes it away.
import type { OutputOf } from '../../../shared/contract/registry.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';

export const LeftCopies = ({ copies }: { readonly copies: OutputOf<'evidence.leftCopies'>['copies'] }) => {
  const t = useText();
  const remove = useCommand('evidence.removeLeftCopies', ['evidence.leftCopies']);
  const take = (copy: number): void => {
    remove.mutate({ copies: [copy] }, { onSuccess: ({ left }) => { announce(t(left.length === 0 ? 'home.leftCopyRemoved' : 'home.leftCopyStays'), left.length === 0 ? undefined : 'danger'); } });
  };
  return (
    <>
      {remove.error === null ? null : <FailureLine failure={remove.error.failure} />}
      {copies.map(({ copy, subject, name, folder }) => (
        <Line key={copy} tone="warn" mark="attention" actions={<Button isDisabled={remove.isPending} onPress={() => { take(copy); }}>{t('home.leftCopyRemove')}</Button>}>
          {t('home.leftCopy', { name, folder, what: subject })}
        </Line>
      ))}
    </>
  );
};
