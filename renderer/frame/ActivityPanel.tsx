// Everything that runs or ran in this session, with a result for every item, and everything that was told.
import { X } from 'lucide-react';
import { useAnswer } from '../data/use-answer.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { useText } from '../i18n/use-text.ts';
import { useNotices } from '../session/notices.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { LongList } from '../ui/LongList.tsx';
import { JobCard } from './JobCard.tsx';

export const ActivityPanel = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const formats = useFormats();
  const jobs = useAnswer('jobs.list', {}).data?.jobs ?? [];
  const notices = useNotices();
  return (
    <aside className="frame-side" data-pane aria-label={t('activity.title')}>
      <div className="row" data-align="apart">
        <h2>{t('activity.title')}</h2>
        <IconButton icon={X} name={t('ui.close')} size="compact" onPress={onClose} />
      </div>
      {jobs.length === 0 ? <EmptyState title={t('activity.empty')} help={t('activity.emptyHelp')} /> : <ul role="list" className="stack">{jobs.map((job) => <li key={job.job}><JobCard job={job} /></li>)}</ul>}
      {notices.length === 0 ? null : (
        <section className="stack" data-gap="small" aria-label={t('activity.messages')}>
          <h3>{t('activity.messages')}</h3>
          <LongList name={t('activity.messages')} count={notices.length} guess={2} row={(index) => {
            const notice = notices.at(-1 - index);
            return notice === undefined ? null : <><span className="caption">{formats.time(notice.at)}</span> {notice.words}</>;
          }} />
        </section>
      )}
    </aside>
  );
};
