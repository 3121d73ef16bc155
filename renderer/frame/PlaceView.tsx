// The screen of the current place.
import { AboutScreen } from '../features/about/AboutScreen.tsx';
import { CasesScreen } from '../features/cases/CasesScreen.tsx';
import { LogScreen } from '../features/custody/LogScreen.tsx';
import { DuressScreen } from '../features/duress/DuressScreen.tsx';
import { EvidenceScreen } from '../features/evidence/EvidenceScreen.tsx';
import { ItemScreen } from '../features/evidence/ItemScreen.tsx';
import { ConflictsScreen } from '../features/handover/ConflictsScreen.tsx';
import { HomeScreen } from '../features/home/HomeScreen.tsx';
import { PanicScreen } from '../features/panic/PanicScreen.tsx';
import { SafetyScreen } from '../features/safety/SafetyScreen.tsx';
import { SharesScreen } from '../features/shares/SharesScreen.tsx';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import { useRouter } from './RouteProvider.tsx';

export const PlaceView = () => {
  const { route } = useRouter();
  switch (route.place) {
    case 'home':
      return <HomeScreen />;
    case 'evidence':
      return <EvidenceScreen />;
    case 'evidence item':
      return <ItemScreen key={route.id} />;
    case 'cases':
      return <CasesScreen />;
    case 'safety':
      return <SafetyScreen />;
    case 'handover':
      return <ConflictsScreen />;
    case 'log':
      return <LogScreen />;
    case 'shares':
      return <SharesScreen key={route.what} what={route.what} />;
    case 'settings':
      return <SettingsScreen />;
    case 'duress':
      return <DuressScreen />;
    case 'panic':
      return <PanicScreen />;
    case 'about':
      return <AboutScreen />;
  }
};
