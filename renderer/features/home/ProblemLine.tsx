// One thing that is wrong with the vault: what happened, what is safe, what to do.
import type { MessageValues } from '../../../shared/i18n/format.ts';
import { evidenceIdSchema } from '../../../shared/ids.ts';
import type { Problem } from '../../../shared/vault/schema.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';

const marks = { loss: 'wrong', damage: 'wrong', warning: 'attention', note: 'fine' } as const;

export const ProblemLine = ({ problem, values }: { readonly problem: Problem; readonly values: MessageValues }) => {
  const t = useText();
  const router = useRouter();
  const item = evidenceIdSchema.safeParse(problem.item);
  return (
    <Line tone={problem.severity === 'loss' ? 'danger' : 'plain'} mark={marks[problem.severity]}
      actions={item.success ? <Button onPress={() => { router.go({ place: 'evidence item', id: item.data }); }}>{t('home.openItem', { id: item.data })}</Button> : undefined}>
      {t(`problem.${problem.kind}`, values)}
    </Line>
  );
};
