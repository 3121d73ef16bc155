// As what one picture leaves, and whether the file that leaves states where it was taken.
import { useText } from '../../../i18n/use-text.ts';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { Line } from '../../../ui/Line.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import type { LeavingChoice } from '../hooks/use-leaving.ts';
import type { Leaving } from '../rules/leaving.ts';
import { copyFailureWords } from './copy-failure-words.ts';

interface LeavingFieldsProps {
  readonly choice: LeavingChoice;
  readonly onChange: (leaving: Leaving) => void;
}

export const LeavingFields = ({ choice: { leaving, statesPlace, unread, isMaking, failed }, onChange }: LeavingFieldsProps) => {
  const t = useText();
  return (
    <>
      {leaving === null ? null : (
        <RadioGroup label={t('copies.leaving')} value={leaving} onChange={onChange} options={[
          { value: 'as-added', words: t('copies.leavingAsAdded'), help: t('copies.leavingAsAddedHelp') },
          { value: 'without-details', words: t('copies.leavingWithout'), help: t('copies.leavingWithoutHelp') },
        ]} />
      )}
      {unread === null ? null : <Line tone="warn" mark="attention" role="status">{t(unread === 'everything' ? 'copies.oneUnknown' : 'copies.placeUnknown')}</Line>}
      {statesPlace ? <Line tone="warn" mark="attention" role="status">{t('copies.placeStated')}</Line> : null}
      <p role="status" className="only-spoken">{isMaking ? t('copies.making') : ''}</p>
      {failed === null ? null : 'why' in failed ? <Line tone="danger" mark="wrong" role="alert">{t(copyFailureWords[failed.why])}</Line> : <FailureLine failure={failed.failure} />}
    </>
  );
};
