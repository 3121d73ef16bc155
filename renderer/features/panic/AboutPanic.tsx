// What panic does and what it cannot do. Read before anything is chosen; every sentence here is a promise or a warning.
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import { useText } from '../../i18n/use-text.ts';

const can = ['panic.aboutCan1', 'panic.aboutCan2', 'panic.aboutCan3'] as const satisfies readonly MessageKey[];
const cannot = [
  'panic.aboutCannotPeople', 'panic.aboutCannotCopies', 'panic.aboutCannotDisk', 'panic.aboutCannotKeyDisk', 'panic.aboutCannotLaw', 'panic.aboutCannotLeft', 'panic.aboutCannotTraces',
] as const satisfies readonly MessageKey[];

const Sentences = ({ of }: { readonly of: readonly MessageKey[] }) => {
  const t = useText();
  return <ul className="panic-list reading">{of.map((key) => <li key={key}>{t(key)}</li>)}</ul>;
};

export const AboutPanic = () => {
  const t = useText();
  return (
    <>
      <h2>{t('panic.aboutCan')}</h2>
      <Sentences of={can} />
      <h2>{t('panic.aboutCannot')}</h2>
      <Sentences of={cannot} />
    </>
  );
};
