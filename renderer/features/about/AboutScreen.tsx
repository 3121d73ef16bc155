// What protects the person and what does not, said as plainly as it is; the versions.
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { Line } from '../../ui/Line.tsx';
import { Mark } from '../../ui/Mark.tsx';
import './about.css';
import { Versions } from './Versions.tsx';

const protects = ['about.protects1', 'about.protects2', 'about.protects3', 'about.protects4', 'about.protects5', 'about.protects6', 'about.protects7'] as const satisfies readonly MessageKey[];
const limits = ['about.limit1', 'about.limit2', 'about.limit3', 'about.limit4', 'about.limit5', 'about.limit6', 'about.limit7', 'about.limit8', 'about.limit9', 'about.limit10', 'about.limit11'] as const satisfies readonly MessageKey[];

export const AboutScreen = () => {
  const t = useText();
  const about = useAnswer('window.about', {}).data;
  return (
    <div className="page" tabIndex={0} role="group" aria-label={t('about.title')}>
      <h1>{t('about.title')}</h1>
      <p className="reading">{t('about.purpose')}</p>
      {about?.developmentShell === true ? <Line tone="warn" mark="attention">{t('about.developmentShell')}</Line> : null}
      <section className="stack" data-gap="small">
        <h2>{t('about.protects')}</h2>
        <ul role="list" className="about-list">{protects.map((key) => <li key={key}><Mark state="fine" spoken={null} /><span>{t(key)}</span></li>)}</ul>
      </section>
      <section className="stack" data-gap="small">
        <h2>{t('about.doesNot')}</h2>
        <ul role="list" className="about-list">{limits.map((key) => <li key={key}><Mark state="attention" spoken={null} /><span>{t(key)}</span></li>)}</ul>
        <p className="reading">{t('about.notYet')}</p>
      </section>
      {about === undefined ? null : <Versions about={about} />}
    </div>
  );
};
