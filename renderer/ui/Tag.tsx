// A short label on something, removable where that makes sense; or a filter that is on.
import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useText } from '../i18n/use-text.ts';
import { Bdi } from './Bdi.tsx';
import { Icon } from './Icon.tsx';
import './tag.css';

interface TagProps {
  readonly words: string;
  readonly tone?: 'plain' | 'info' | 'ok' | 'warn' | 'danger' | 'consent';
  readonly onRemove?: () => void;
}

export const Tag = ({ words, tone = 'plain', onRemove }: TagProps) => {
  const t = useText();
  return (
    <span className="ui-tag" data-tone={tone}>
      <Bdi value={words} />
      {onRemove === undefined ? null : (
        <Button className="ui-tag-remove" aria-label={t('ui.remove', { name: words })} onPress={onRemove}>
          <Icon of={X} />
        </Button>
      )}
    </span>
  );
};
