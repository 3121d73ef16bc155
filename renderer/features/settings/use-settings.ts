// The vault's settings and how to change them.
import { useQueryClient } from '@tanstack/react-query';
import { defaultSettings, type Settings } from '../../../shared/settings/schema.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import { setAnswer } from '../../data/set-answer.ts';
import { useAnswer, useCommand } from '../../data/use-answer.ts';
import { showSaveState } from '../../session/save-state.ts';

interface SettingsApi {
  readonly settings: Settings;
  /** `done` is called once the vault has written it. */
  readonly change: (change: Partial<Settings>, done?: () => void) => void;
  readonly failure: Failure | null;
}

/** Changes are shown once the vault has written them. */
export const useSettings = (): SettingsApi => {
  const client = useQueryClient();
  const answer = useAnswer('settings.get', {});
  const command = useCommand('settings.change', ['settings.unread']);
  return {
    settings: answer.data ?? defaultSettings,
    change: (change, done) => {
      command.mutate(change, {
        onSuccess: (settings) => {
          setAnswer(client, 'settings.get', {}, () => settings);
          showSaveState({ kind: 'saved', at: Date.now() });
          done?.();
        },
      });
    },
    failure: command.error?.failure ?? answer.error?.failure ?? null,
  };
};
