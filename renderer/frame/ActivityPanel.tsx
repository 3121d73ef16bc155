// Everything that runs or ran in this session, with a result for every item, and everything that was told.
import { useAnswer } from '../data/use-answer.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { useText } from '../i18n/use-text.ts';
import { useNotices } from '../session/notices.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LongList } from '../ui/LongList.tsx';
import { JobCard } from './JobCard.tsx';
import { usePartLevel } from './part-level.ts';
import { SidePanel } from './SidePanel.tsx';

interface ActivityPanelProps {
  readonly covers: boolean;
  readonly onClose: () => void;
}

const Messages = () => {
  const t = useText();
  const formats = useFormats();
  const level = usePartLevel();
  const notices = useNotices();
  if (notices.length === 0) return null;
  return (
    <section className="stack" data-gap="small" aria-label={t('activity.messages')}>
      <h3 aria-level={level}>{t('activity.messages')}</h3>
      <LongList name={t('activity.messages')} count={notices.length} guess={2} row={(index) => {
        const notice = notices.at(-1 - index);
        return notice === undefined ? null : <><span className="caption">{formats.time(notice.at)}</span> {notice.words}</>;
      }} />
    </section>
  );
};

export const ActivityPanel = ({ covers, onClose }: ActivityPanelProps) => {
  const t = useText();
  const jobs = useAnswer('jobs.list', {}).data?.jobs ?? [];
  return (
    <SidePanel name={t('activity.title')} covers={covers} close={{ name: t('ui.close') }} onClose={onClose}>
      {jobs.length === 0 ? <EmptyState title={t('activity.empty')} help={t('activity.emptyHelp')} /> : <ul role="list" className="stack">{jobs.map((job) => <li key={job.job}><JobCard job={job} /></li>)}</ul>}
      <Messages />
    </SidePanel>
  );
};
