// The witness code: shown to be read over a telephone, compared with one from earlier, and printed with the health report.
import { useMemo, useState } from 'react';
import { useScreenCommands } from '../../commands/CommandProvider.tsx';
import type { Command } from '../../commands/command.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { CompareWitness } from './CompareWitness.tsx';
import { HealthReport } from './HealthReport.tsx';
import './safety.css';

export const WitnessCode = () => {
  const t = useText();
  const router = useRouter();
  const head = useAnswer('custody.head', {});
  const [open, setOpen] = useState<'compare' | 'report' | null>(null);
  useScreenCommands(useMemo<readonly Command[]>(() => [{ id: 'print', words: 'health.report', synonyms: 'command.printSynonyms', inFields: true, run: () => { setOpen('report'); } }], []));
  const close = (): void => { setOpen(null); };
  return (
    <section className="stack" data-gap="small" aria-labelledby="witness-code">
      <h3 id="witness-code">{t('health.witness')}</h3>
      {head.error === null ? null : <FailureLine failure={head.error.failure} />}
      {head.data === undefined ? null : <p><code className="mono safety-code" dir="ltr">{head.data.witness}</code></p>}
      <p className="text-2">{t('health.witnessHelp')}</p>
      <div className="row">
        <Button onPress={() => { setOpen('compare'); }}>{t('health.compare')}</Button>
        <Button onPress={() => { setOpen('report'); }}>{t('health.report')}</Button>
        <Button onPress={() => { router.go({ place: 'log' }); }}>{t('custody.logOpen')}</Button>
      </div>
      {open === 'compare' ? <CompareWitness onClose={close} /> : null}
      {open === 'report' ? <HealthReport onClose={close} /> : null}
    </section>
  );
};
