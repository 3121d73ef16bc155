// Makes a case, gives one another name, code or description, or mends one whose record is damaged with them. A new one has a code already; only its name is needed.
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { codePattern, freeCode, longestCaseName, longestCode } from '../../../shared/cases/rules.ts';
import type { Case, UnreadCase } from '../../../shared/cases/schema.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import type { CaseId } from '../../../shared/ids.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { FromBefore } from '../../session/FromBefore.tsx';
import { announce } from '../../session/notices.ts';
import { useFormDraft } from '../../session/use-form-draft.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useEvidenceView } from '../evidence/hooks/use-evidence-view.ts';
import { useCases } from './use-cases.ts';

/** A damaged case that is known by its id. */
export type MendableCase = UnreadCase & { readonly id: CaseId };

interface CaseDialogProps {
  /** Null makes a new one. */
  readonly of: Case | MendableCase | null;
  readonly onClose: () => void;
}

const longestAbout = 4000;
/** A code that is pasted too long is told as one, and not cut. */
const longestPasted = 400;

export const CaseDialog = ({ of, onClose }: CaseDialogProps) => {
  const t = useText();
  const client = useQueryClient();
  const { cases } = useCases();
  const [, changeView] = useEvidenceView();
  const form = useFormDraft(of === null ? 'make-case' : 'change-case', onClose);
  const make = useCommand('cases.make', ['cases.list']);
  const change = useCommand('cases.change', ['cases.list']);
  const [asked, setAsked] = useState(false);
  const isDamaged = of !== null && 'damaged' in of;
  // What was typed about another case is not about this one.
  const isMine = of === null || form.word('case') === of.id;
  const typed = (field: 'code' | 'name' | 'about', otherwise: string | null): string => (isMine ? form.draft.words[field] : undefined) ?? otherwise ?? '';
  const code = typed('code', of === null ? freeCode(cases) : of.code);
  const name = typed('name', of?.name ?? null);
  const about = typed('about', of?.about ?? null);
  const put = (field: 'code' | 'name' | 'about') => (text: string): void => { form.put({ words: { ...(isMine ? form.draft.words : {}), ...(of === null ? {} : { case: of.id }), [field]: text } }); };
  const nameMissing = name.trim() === '';
  const isCodeLong = code.trim().length > longestCode;
  const codeWrong = isCodeLong || !codePattern.test(code.trim());
  const isBusy = make.isPending || change.isPending;
  const go = (): void => {
    setAsked(true);
    if (nameMissing || codeWrong || isBusy) return;
    const said = { code: code.trim(), name: name.trim(), about };
    if (of === null) {
      make.mutate(said, { onSuccess: () => {
        changeView({ query: everything, at: null, top: 0 });
        announce(t('cases.made', { code: said.code }));
        form.close();
      } });
    } else {
      change.mutate({ case: of.id, ...said }, { onSuccess: () => {
        void client.invalidateQueries({ queryKey: ['custody.page'] });
        announce(t(isDamaged ? 'cases.mended' : 'cases.changed', { code: said.code }));
        form.close();
      } });
    }
  };
  const words = of === null ? { title: 'cases.make', now: 'cases.makeNow' } as const : isDamaged ? { title: 'cases.mendTitle', now: 'cases.mendNow' } as const : { title: 'cases.changeTitle', now: 'cases.changeNow' } as const;
  const failure = make.error?.failure ?? change.error?.failure ?? null;
  return (
    <Dialog title={t(words.title)} isOpen onClose={form.close}
      buttons={<><Button onPress={form.close}>{t('ui.cancel')}</Button><Button kind="primary" isDisabled={isBusy} onPress={go}>{t(words.now)}</Button></>}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); go(); }}>
        <FromBefore form={form} />
        {of === null ? <p>{t('cases.makeHelp')}</p> : isDamaged ? <p>{t('cases.mendHelp')}</p> : null}
        <TextField label={t('cases.name')} value={name} onChange={put('name')} maxLength={longestCaseName} autoComplete="off" autoFocus error={asked && nameMissing ? t('cases.nameNeeded') : null} />
        <TextField label={t('cases.code')} hint={t('cases.codeHint')} value={code} onChange={put('code')} maxLength={longestPasted} autoComplete="off" error={codeWrong && (asked || isCodeLong) ? t('cases.codeWrong') : null} />
        <TextArea label={t('cases.about')} value={about} onChange={put('about')} maxLength={longestAbout} />
        {failure === null ? null : <FailureLine failure={failure} />}
      </form>
    </Dialog>
  );
};
