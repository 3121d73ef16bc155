// Asks two people to compare the code of a key. It is read from left to right in every language.
import { Text } from '../../i18n/Text.tsx';

export const RecipientCode = ({ code }: { readonly code: string }) => <Text id="handover.compare" values={{ code: <code key="code" className="mono" dir="ltr">{code}</code> }} />;
