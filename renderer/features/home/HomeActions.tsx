// What can be done from Home.
import { FilePlus2, FolderPlus } from 'lucide-react';
import { useAddEvidence } from '../adding/use-add-evidence.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';

export const HomeActions = ({ isEmpty }: { readonly isEmpty: boolean }) => {
  const t = useText();
  const add = useAddEvidence();
  return (
    <section className="stack" data-gap="small" aria-label={t('home.do')}>
      {isEmpty ? <><h2>{t('home.empty')}</h2><p>{t('home.emptyHelp')}</p></> : null}
      <div className="row">
        <Button kind="primary" size="large" icon={FilePlus2} onPress={() => { add('files'); }}>{t('home.addFiles')}</Button>
        <Button size="large" icon={FolderPlus} onPress={() => { add('folder'); }}>{t('home.addFolder')}</Button>
      </div>
      <p className="text-2">{t('home.dropHint')}</p>
    </section>
  );
};
