// Long work that a lock or the end of the program cut short: what it was, how far it had come, what to do. Stays until someone takes it off.
import type { Unfinished } from '../../../shared/jobs/schema.ts';
import { useCommand } from '../../data/use-answer.ts';
import { jobTitle, saysBytesAlone } from '../../frame/job-words.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';

export const UnfinishedWork = ({ unfinished }: { readonly unfinished: readonly Unfinished[] }) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const formats = useFormats();
  const forget = useCommand('jobs.forgetUnfinished', ['jobs.unfinished']);
  return (
    <>
      {forget.error === null ? null : <FailureLine failure={forget.error.failure} />}
      {unfinished.map((work) => {
        const title = jobTitle(work, formatter);
        return (
          <Line key={work.job} tone="warn" mark="attention" actions={
            <Button isDisabled={forget.isPending} aria-label={t('home.unfinishedTakeLong', { title })} onPress={() => { forget.mutate({ job: work.job }); }}>{t('home.unfinishedTake')}</Button>
          }>
            {t('home.unfinished', { title, when: formats.dateTime(work.at), kind: work.kind, done: work.itemsDone, total: saysBytesAlone(work) ? 0 : work.itemsTotal ?? 0 })}
          </Line>
        );
      })}
    </>
  );
};
