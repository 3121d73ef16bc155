// As what several items leave: how many pictures as working copies, how many files as they were added, and what those state of places.
import { useText } from '../../../i18n/use-text.ts';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { Line } from '../../../ui/Line.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import type { LeavingSeveral } from '../hooks/use-leaving-several.ts';
import { isLongWork, type Leaving } from '../rules/leaving.ts';
import { CopiesNotMade } from './CopiesNotMade.tsx';

interface LeavingSeveralFieldsProps {
  readonly choice: LeavingSeveral;
  readonly onChange: (leaving: Leaving) => void;
}

export const LeavingSeveralFields = ({ choice, onChange }: LeavingSeveralFieldsProps) => {
  const t = useText();
  const { leaving, about, ended, isKnown, notMade } = choice;
  if (about === null) return isKnown ? <Line tone="warn" mark="attention" role="status">{t('copies.severalUnknown')}</Line> : null;
  const { kept, ready } = about;
  // Once it is known of which pictures there is no copy, they are not promised as one.
  const [pictures, others] = [about.pictures - notMade.length, about.others + (choice.notMadeWay === 'as-added' ? notMade.length : 0)];
  const stated = leaving === 'without-details' ? about.othersWithPlace : about.withPlace;
  return (
    <>
      {leaving === null ? null : (
        <RadioGroup label={t('copies.leaving')} value={leaving} onChange={onChange} options={[
          { value: 'as-added', words: t('copies.severalAsAdded'), help: t('copies.severalAsAddedHelp') },
          { value: 'without-details', words: t('copies.severalWithout'), help: t('copies.severalWithoutHelp') },
        ]} />
      )}
      {leaving !== 'without-details' ? null : (
        <div className="stack" data-gap="small" role="status">
          <p>{t('copies.severalDivide', { pictures, others, kept })}</p>
          {isLongWork(about) ? <p className="text-2">{t('copies.severalLong')}</p> : null}
          {ready === 0 || notMade.length > 0 ? null : <p className="text-2">{t('copies.severalReady', { count: ready })}</p>}
        </div>
      )}
      {leaving === null && about.pictures > 0 ? <Line tone="warn" mark="attention" role="status">{t('copies.severalTooMany')}</Line> : null}
      {stated > 0 ? <Line tone="warn" mark="attention" role="status">{t('copies.placesStated', { count: stated })}</Line> : null}
      {ended === null ? null : <Line tone={ended === 'stopped' ? 'info' : 'warn'} role="status">{t('copies.severalEnded')}</Line>}
      {ended === null || ended === 'stopped' ? null : <FailureLine failure={ended} />}
      {notMade.length === 0 ? null : <CopiesNotMade notMade={notMade} way={choice.notMadeWay} onChange={choice.setNotMadeWay} isMissing={choice.isMissingWay} leavesNothing={choice.count === 0} />}
    </>
  );
};
