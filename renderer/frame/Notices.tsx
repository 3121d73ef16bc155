// What was told and not yet closed, above the place. Spoken once each: finished work waits, failures interrupt.
import { X } from 'lucide-react';
import { useText } from '../i18n/use-text.ts';
import { closeNotice, useNotices } from '../session/notices.ts';
import { useTakeBack } from '../session/use-take-back.ts';
import { useUndoState } from '../session/use-undo.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Line } from '../ui/Line.tsx';
import { useFocusNext } from '../ui/use-focus-next.ts';
import './notices.css';

export const Notices = () => {
  const t = useText();
  const notices = useNotices();
  const { undo } = useUndoState();
  const takeBack = useTakeBack();
  const line = useFocusNext();
  const last = notices.at(-1);
  return (
    <>
      <div className="only-spoken" aria-live="polite" data-live-announcer="true">{last?.tone === 'plain' ? last.words : ''}</div>
      <div className="only-spoken" aria-live="assertive" data-live-announcer="true">{last?.tone === 'danger' ? last.words : ''}</div>
      <div className="frame-notices" ref={line}>
      {notices.filter((notice) => notice.shown).slice(-3).map((notice) => (
        <Line key={notice.id} tone={notice.tone === 'danger' ? 'danger' : 'info'} {...(notice.tone === 'danger' ? { mark: 'wrong' as const } : {})}
          actions={<>{notice.undoStep !== undefined && notice.undoStep === undo?.id ? <Button size="compact" onPress={() => { closeNotice(notice.id); takeBack.undo(); }}>{t('command.undo')}</Button> : null}<IconButton icon={X} name={t('ui.close')} size="compact" onPress={() => { closeNotice(notice.id); }} /></>}>
          {notice.words}
        </Line>
      ))}
      </div>
    </>
  );
};
