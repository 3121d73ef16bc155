// A text whose placeholders are elements: names from people and files in <bdi>, marks, emphasis.
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { MessageKey } from '../../shared/i18n/keys.ts';

interface TextProps {
  readonly id: MessageKey;
  readonly values?: Readonly<Record<string, ReactNode>>;
}

export const Text = ({ id, values }: TextProps) => <FormattedMessage id={id} values={{ ...values }} />;
