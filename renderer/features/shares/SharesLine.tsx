// The shares of the way back as a line of Safety: any how many of how many, who, when tested; make, test, replace.
import type { WayBack } from '../../../shared/recovery/schema.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';

export const SharesLine = ({ set }: { readonly set: WayBack['shares'] }) => {
  const t = useText();
  const formats = useFormats();
  const router = useRouter();
  const make = (): void => { router.go({ place: 'shares', what: 'make' }); };
  if (set === null) return <Line mark="not-known" actions={<Button onPress={make}>{t('shares.makeSet')}</Button>}>{t('shares.none')}</Line>;
  if (set === 'unreadable') return <Line tone="warn" mark="attention" actions={<Button onPress={make}>{t('shares.replace')}</Button>}>{t('shares.unreadable')}</Line>;
  const tested = set.testedAt === null ? t('shares.neverTested') : t('shares.testedOn', { date: formats.date(set.testedAt) });
  return (
    <Line mark={set.testedAt === null ? 'not-known' : 'fine'} actions={
      <>
        <Button onPress={() => { router.go({ place: 'shares', what: 'test' }); }}>{t('shares.test')}</Button>
        <Button onPress={make}>{t('shares.replace')}</Button>
      </>
    }>
      {t('shares.line', { threshold: set.threshold, count: set.holders.length, names: formats.list(set.holders) })} {t('shares.madeOn', { date: formats.date(set.madeAt) })} {tested}
    </Line>
  );
};
