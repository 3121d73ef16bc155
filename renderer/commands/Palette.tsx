// Search and commands in one box: commands by any of their names, items by number, and a search in evidence. What is not
// possible now is listed with the reason instead of missing.
import { useState, type KeyboardEvent } from 'react';
import { Autocomplete, Dialog, Menu, MenuItem, Modal, ModalOverlay } from 'react-aria-components';
import { useFormatter } from '../i18n/use-text.ts';
import { FocusBack } from '../ui/FocusBack.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import '../ui/overlay.css';
import { announce } from '../session/notices.ts';
import { useCommands } from './CommandProvider.tsx';
import './palette.css';
import { usePaletteEntries, type PaletteEntry } from './use-palette-entries.ts';

export const Palette = ({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) => {
  const { text: t } = useFormatter();
  return (
    <ModalOverlay className="ui-scrim palette-scrim" isOpen={isOpen} onOpenChange={(open) => { if (!open) onClose(); }} isDismissable>
      <Modal className="ui-modal palette">
        <Dialog className="ui-dialog" aria-label={t('command.palette')}>
          <FocusBack />
          <PaletteBox onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

const PaletteBox = ({ onClose }: { readonly onClose: () => void }) => {
  const { text: t } = useFormatter();
  const { context } = useCommands();
  const [typed, setTyped] = useState('');
  const entries = usePaletteEntries(typed);
  const run = (entry: PaletteEntry): void => {
    if (entry.reason !== null) {
      announce(entry.reason);
      return;
    }
    onClose();
    entry.run(context);
  };
  // The list marks its first line a moment after typing. Whoever presses Enter before that means the first line too.
  const runFirst = (event: KeyboardEvent<HTMLElement>): void => {
    const { target } = event;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(target instanceof HTMLInputElement) || target.hasAttribute('aria-activedescendant')) return;
    event.preventDefault();
    event.stopPropagation();
    const [first] = entries;
    if (first !== undefined) run(first);
  };
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <div className="palette-box" onKeyDownCapture={runFirst}>
        <SearchBox name={t('command.palette')} value={typed} onChange={setTyped} placeholder={t('command.paletteHint')} autoFocus />
      </div>
      <div className="palette-list" role="group" tabIndex={0} aria-label={t('command.groupCommands')}>
        <Menu className="ui-options" aria-label={t('command.groupCommands')} items={entries} dependencies={[entries]} renderEmptyState={() => <p className="palette-none">{t('command.noneFound')}</p>}>
          {(entry) => (
            <MenuItem id={entry.id} className="ui-option" textValue={entry.words} onAction={() => { run(entry); }}>
              <span className="ui-option-words" data-off={entry.reason !== null || undefined}>
                <bdi>{entry.words}</bdi>
                {entry.reason === null ? null : <span className="caption">{entry.reason}</span>}
              </span>
              {entry.keys === null ? null : <KeyHint keys={entry.keys} />}
            </MenuItem>
          )}
        </Menu>
      </div>
    </Autocomplete>
  );
};
