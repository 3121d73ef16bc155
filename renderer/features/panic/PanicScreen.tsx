// The place where panic is set up, looked at and rehearsed. Asks again for the
// passphrase first. Leaving it ends a rehearsal, so that the gesture means the real vault again.
import { useEffect, useState } from 'react';
import { api } from '../../api.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useSession } from '../../session/session-context.ts';
import { OwnVaultSection } from '../safety/OwnVaultSection.tsx';
import { ConfirmPanic } from './ConfirmPanic.tsx';
import { usePanic } from './panic-context.ts';
import { PanicOverview } from './PanicOverview.tsx';
import { PanicSetUp } from './PanicSetUp.tsx';

export const PanicScreen = () => {
  const panic = usePanic();
  const router = useRouter();
  const { isMadeUp } = useSession();
  const [isChanging, setChanging] = useState(false);
  useEffect(() => () => { void api.panic.endRehearsal({}).then(() => api.panic.leave({})); }, []);
  if (isMadeUp) return <div className="page"><OwnVaultSection section="panic" /></div>;
  if (panic === null) return null;
  if (!panic.mayChange) return <ConfirmPanic />;
  const { settings } = panic;
  const isBusy = panic.rehearsal === 'making' || panic.rehearsal === 'running';
  if (settings.isSetUp && !isChanging) return <PanicOverview settings={settings} isBusy={isBusy} onChange={() => { setChanging(true); }} />;
  const end = (): void => {
    void api.panic.endRehearsal({});
    setChanging(false);
  };
  const cancel = (): void => {
    end();
    if (!settings.isSetUp) router.go({ place: 'safety', section: 'panic' });
  };
  return <PanicSetUp settings={settings} isBusy={isBusy} onDone={end} onCancel={cancel} />;
};
