// A value that came from a person or a file. Isolated from the sentence's direction; control characters are shown as marks and
// never obeyed, accents without end are counted, because a name like "gnp.exe" reversed can otherwise pass for a picture.
import { Fragment } from 'react';
import { useText } from '../i18n/use-text.ts';
import { splitControls } from './control-characters.ts';
import './bdi.css';

interface BdiProps {
  readonly value: string;
  /** `ltr` for codes, paths and fingerprints. */
  readonly direction?: 'auto' | 'ltr';
  /** What cuts a long value off stands on this very element: it is then cut where the value ends, in its own direction. */
  readonly className?: string;
  readonly title?: string;
}

export const Bdi = ({ value, direction = 'auto', ...rest }: BdiProps) => {
  const t = useText();
  const parts = splitControls(value);
  return (
    <bdi dir={direction} {...rest}>
      {parts.map((part, at) =>
        part.kind === 'text' ? (
          <Fragment key={at}>{part.text}</Fragment>
        ) : part.kind === 'accents' ? (
          <span key={at} className="ui-control-character" dir="ltr" title={t('ui.stackedAccents', { count: part.count })}>
            {t('ui.moreAccents', { count: part.count })}
          </span>
        ) : (
          <span key={at} className="ui-control-character" dir="ltr" title={t('ui.controlCharacter', { code: part.code })}>
            {part.code}
          </span>
        ),
      )}
    </bdi>
  );
};
