// Walks the whole custody log and says whether each entry follows from the one before. What is given stands beside its button.
import type { ReactNode } from 'react';
import { useCommand } from '../../../data/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { Line } from '../../../ui/Line.tsx';

export const LogCheck = ({ children }: { readonly children: ReactNode }) => {
  const t = useText();
  const verify = useCommand('custody.verify');
  const found = verify.data;
  return (
    <>
      <div className="row">{children}<Button size="compact" isDisabled={verify.isPending} onPress={() => { verify.mutate({}); }}>{t('custody.verify')}</Button></div>
      {verify.error === null ? null : <FailureLine failure={verify.error.failure} />}
      {found === undefined ? null : found.ok ? (
        <Line tone="ok" mark="fine" role="status">
          {t('custody.verifyOk', { entries: found.entries })}
          {found.timeWentBackAt.length === 0 ? null : ` ${t('custody.verifyTimeWentBack', { count: found.timeWentBackAt.length })}`}
        </Line>
      ) : (
        <Line tone="danger" mark="wrong" role="alert">{t('custody.verifyBroken', { seq: found.brokenAt ?? 0 })}</Line>
      )}
    </>
  );
};
