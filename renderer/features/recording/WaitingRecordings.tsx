// Recordings that are not items yet: one whose window let go of it, and those that the disk could not take when they ended.
import type { Recording } from '../../../shared/recording/schema.ts';
import { useAnswer, useCommand } from '../../data/use-answer.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';

const WaitingRecording = ({ recording: { recording, begunAt, keptMs }, isActive }: { readonly recording: Recording; readonly isActive: boolean }) => {
  const t = useText();
  const formats = useFormats();
  const stop = useCommand('recording.stop', ['recording.state']);
  const keep = useCommand('recording.keep', ['recording.state']);
  const done = { onSuccess: ({ item }: { readonly item: string | null }) => { announce(t(item === null ? 'recording.keptNothing' : 'recording.keptAs', { id: item ?? '', because: 'gone' })); } };
  const make = (): void => {
    if (isActive) stop.mutate({ recording, because: 'gone' }, done);
    else keep.mutate({ recording }, done);
  };
  const failure = (stop.error ?? keep.error)?.failure ?? null;
  return (
    <>
      <Line tone="warn" mark="attention" actions={<Button isDisabled={stop.isPending || keep.isPending} onPress={make}>{t('recording.makeItem')}</Button>}>
        {t('recording.waiting', { when: formats.dateTime(begunAt), length: formats.clock(keptMs) })}
      </Line>
      {failure === null ? null : <FailureLine failure={failure} />}
    </>
  );
};

/** `ours` is true while this window records: then what is under way is no leftover. */
export const WaitingRecordings = ({ ours }: { readonly ours: boolean }) => {
  const state = useAnswer('recording.state', {}).data;
  const active = state?.active ?? null;
  return (
    <>
      {active === null || ours ? null : <WaitingRecording recording={active} isActive />}
      {(state?.waiting ?? []).map((recording) => <WaitingRecording key={recording.recording} recording={recording} isActive={false} />)}
    </>
  );
};
