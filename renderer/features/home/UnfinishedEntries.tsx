// What was typed and not finished: an entry about an item that is not complete, and a dialog in which words stood when the vault was locked.
import { evidenceIdSchema } from '../../../shared/ids.ts';
import type { KeptDraft } from '../../../shared/drafts/schema.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useFormatter } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';

export const UnfinishedEntries = ({ drafts }: { readonly drafts: readonly KeptDraft[] }) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const router = useRouter();
  return (
    <>
      {drafts.map(({ place }) => {
        const item = evidenceIdSchema.safeParse(place);
        if (item.success) {
          const id = item.data;
          return <Line key={place} mark="attention" actions={<Button onPress={() => { router.go({ place: 'evidence item', id }); }}>{t('home.openItem', { id })}</Button>}>{t('home.notComplete', { id })}</Line>;
        }
        return <Line key={place} mark="attention">{t('home.notConfirmed', { form: formatter.value('draftForm', place) })}</Line>;
      })}
    </>
  );
};
