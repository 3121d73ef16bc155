// What can be done from Home, and how much room there is for it.
import { Archive, FilePlus2, FolderPlus, Mic } from 'lucide-react';
import { useAddEvidence } from '../adding/use-add-evidence.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { useRecording } from '../recording/recording-context.ts';
import { FirstSteps } from './FirstSteps.tsx';

export const HomeActions = ({ isEmpty, freeBytes }: { readonly isEmpty: boolean; readonly freeBytes: number | null }) => {
  const t = useText();
  const formats = useFormats();
  const add = useAddEvidence();
  const { show } = useRecording();
  const router = useRouter();
  return (
    <section className="stack" aria-label={t('home.do')}>
      {isEmpty ? <FirstSteps /> : null}
      <div className="row">
        <Button kind="primary" size="large" icon={FilePlus2} onPress={() => { add('files'); }}>{t('home.addFiles')}</Button>
        <Button size="large" icon={FolderPlus} onPress={() => { add('folder'); }}>{t('home.addFolder')}</Button>
        <Button size="large" icon={Mic} onPress={show}>{t('home.record')}</Button>
        {isEmpty ? null : <Button size="large" icon={Archive} onPress={() => { router.go({ place: 'safety', begin: 'backup' }); }}>{t('home.copyToSafety')}</Button>}
      </div>
      <p className="text-2">{t('home.dropHint')}{freeBytes === null ? null : <> {t('home.free', { free: formats.bytes(freeBytes) })}</>}</p>
    </section>
  );
};
