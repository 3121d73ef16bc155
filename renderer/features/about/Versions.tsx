// Which versions run here, for whoever helps.
import type { OutputOf } from '../../../shared/contract/registry.ts';
import { useText } from '../../i18n/use-text.ts';

export const Versions = ({ about }: { readonly about: OutputOf<'window.about'> }) => {
  const t = useText();
  const rows = [
    { name: t('about.version'), value: about.version },
    { name: 'Electron', value: about.electron },
    { name: 'Chromium', value: about.chromium },
    { name: 'Node', value: about.node },
    { name: t('about.database'), value: about.databaseEngine },
    { name: t('about.platform'), value: about.platform },
  ];
  return (
    <section className="stack" data-gap="small">
      <h2>{t('about.versions')}</h2>
      <dl className="about-pairs">
        {rows.map((row) => <div key={row.name}><dt>{row.name}</dt><dd>{row.value === null ? t('about.notPresent') : <bdi dir="ltr">{row.value}</bdi>}</dd></div>)}
      </dl>
    </section>
  );
};
