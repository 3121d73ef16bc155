// The place where shares of the way back are made or tested, one idea a step. Leaving it forgets a set that is not finished.
import { useRouter } from '../../frame/RouteProvider.tsx';
import { MakeShares } from './MakeShares.tsx';
import { TestShares } from './TestShares.tsx';

export const SharesScreen = ({ what }: { readonly what: 'make' | 'test' }) => {
  const router = useRouter();
  const leave = (): void => { router.go({ place: 'safety', section: 'way-back' }); };
  return <div className="page" data-steps>{what === 'make' ? <MakeShares onLeave={leave} /> : <TestShares onLeave={leave} />}</div>;
};
