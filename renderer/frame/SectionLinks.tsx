// What is on a long page, as a row of links to its sections.
import { Button } from '../ui/Button.tsx';
import { showSection } from './page-sections.ts';
import './page-sections.css';

interface SectionLinksProps {
  readonly label: string;
  readonly sections: readonly { readonly name: string; readonly heading: string }[];
}

export const SectionLinks = ({ label, sections }: SectionLinksProps) => (
  <nav aria-label={label}>
    <ul role="list" className="page-sections">
      {sections.map(({ name, heading }) => <li key={name}><Button kind="quiet" size="compact" onPress={() => { showSection(name); }}>{heading}</Button></li>)}
    </ul>
  </nav>
);
