// Begins a mirror: where, what people call it, and which earlier states it keeps. The place is looked at before anything is written; a mirror that lies there already is gone on with.
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/registry.ts';
import { keepingChoices, type KeepingChoice } from '../../../shared/mirror/rules.ts';
import { longestMirrorName } from '../../../shared/mirror/schema.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { FromBefore } from '../../session/FromBefore.tsx';
import { useFormDraft } from '../../session/use-form-draft.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TargetLines } from '../backup/TargetLines.tsx';

const words = { few: 'mirror.keepFew', usual: 'mirror.keepUsual', many: 'mirror.keepMany' } as const;

export const AddMirrorDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const choose = useCommand('mirror.choosePlace');
  const add = useCommand('mirror.add', ['jobs.list', 'mirror.state']);
  const [place, setPlace] = useState<OutputOf<'mirror.choosePlace'> | null>(null);
  const form = useFormDraft('add-mirror', onClose);
  const name = form.word('name');
  const [keeping, setKeeping] = useState<KeepingChoice>('usual');
  const [asked, setAsked] = useState(false);
  const ticket = place?.ticket ?? null;
  const isNamed = name.trim() !== '';
  const pick = (): void => {
    choose.mutate({}, {
      onSuccess: (answer) => {
        if (answer.ticket === null) return;
        setPlace(answer);
        if (answer.known !== null) form.setWord('name')(answer.known);
      },
    });
  };
  const go = (): void => {
    setAsked(true);
    if (ticket === null || !isNamed || add.isPending) return;
    add.mutate({ ticket, name: name.trim(), keeping }, { onSuccess: () => { announce(t('backup.proveStarted')); form.close(); } });
  };
  const failure = choose.error?.failure ?? add.error?.failure ?? null;
  return (
    <Dialog title={t('mirror.add')} isOpen onClose={form.close}
      buttons={<><Button onPress={form.close}>{t('ui.cancel')}</Button><Button kind="primary" isDisabled={ticket === null || add.isPending} onPress={go}>{t(place === null || place.known === null ? 'mirror.begin' : 'mirror.update')}</Button></>}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); go(); }}>
        <FromBefore form={form} />
        <p>{t('mirror.addHelp')}</p>
        <div className="stack" data-gap="small">
          <div><Button onPress={pick}>{t(place === null ? 'mirror.choosePlace' : 'backup.chooseOtherPlace')}</Button></div>
          {place === null ? null : <TargetLines copy="mirror" target={{ name: place.folderName, warnings: place.warnings, freeBytes: place.freeBytes }} />}
          {place === null || place.known === null ? null : <Line tone="info" role="status">{t('mirror.alreadyOne')}</Line>}
        </div>
        <TextField label={t('mirror.name')} hint={t('mirror.nameHint')} value={name} onChange={form.setWord('name')} maxLength={longestMirrorName} autoComplete="off" error={asked && !isNamed ? t('mirror.nameNeeded') : null} />
        <RadioGroup label={t('mirror.keep')} value={keeping} onChange={setKeeping} options={keepingChoices.map((choice) => ({ value: choice, words: t(words[choice]) }))} />
        <p className="text-2">{t('mirror.wipeHelp')}</p>
        {failure === null ? null : <FailureLine failure={failure} />}
      </form>
    </Dialog>
  );
};
