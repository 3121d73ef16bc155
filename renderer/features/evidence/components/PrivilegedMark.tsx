// The mark of an item that passed between a lawyer and a client: a shape that is read aloud, and named where it is pointed at.
import { Scale } from 'lucide-react';
import { Icon } from '../../../ui/Icon.tsx';

export const PrivilegedMark = ({ words }: { readonly words: string }) => (
  <span className="evidence-privileged" title={words}>
    <Icon of={Scale} />
    <span className="only-spoken">{words}</span>
  </span>
);
