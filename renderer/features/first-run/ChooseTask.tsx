// What the person wants to do. Only what exists is offered.
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';

export type Task = 'make' | 'open' | 'restore' | 'look-around';

interface ChooseTaskProps {
  readonly task: Task;
  readonly onTask: (task: Task) => void;
  readonly onContinue: () => void;
  /** Back to the vault that is chosen already; null when there is none. */
  readonly onReturn: (() => void) | null;
}

export const ChooseTask = ({ task, onTask, onContinue, onReturn }: ChooseTaskProps) => {
  const t = useText();
  return (
    <>
      <h1 id="first-run-task">{t('firstRun.whatToDo')}</h1>
      <RadioGroup<Task> label={t('firstRun.whatToDo')} isLabelHidden value={task} onChange={onTask}
        options={[{ value: 'make', words: t('firstRun.make'), help: t('firstRun.makeHelp') }, { value: 'open', words: t('firstRun.open'), help: t('firstRun.openHelp') }, { value: 'restore', words: t('firstRun.restore'), help: t('firstRun.restoreHelp') }, { value: 'look-around', words: t('firstRun.lookAround'), help: t('firstRun.lookAroundHelp') }]} />
      <div className="row">
        <Button kind="primary" onPress={onContinue}>{t('ui.continue')}</Button>
        {onReturn === null ? null : <Button onPress={onReturn}>{t('firstRun.return')}</Button>}
      </div>
    </>
  );
};
