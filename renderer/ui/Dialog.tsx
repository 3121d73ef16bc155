// A modal window inside the window. `alert` asks before something that cannot be undone: focus starts on the safe button,
// which the caller marks with autoFocus. Esc closes it; the foot of the sidebar stays above it.
import type { KeyboardEvent, ReactNode } from 'react';
import { X } from 'lucide-react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../i18n/use-text.ts';
import { FocusBack } from './FocusBack.tsx';
import { IconButton } from './IconButton.tsx';
import { useFocusKept } from './use-focus-kept.ts';
import { useScrollStop } from './use-scroll-stop.ts';
import './overlay.css';

interface DialogProps {
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly kind?: 'modal' | 'alert';
  readonly size?: 'standard' | 'wide' | 'full';
  readonly children: ReactNode;
  /** Buttons, the safe one first. Both are verbs. */
  readonly buttons?: ReactNode;
}

/** Ctrl Enter (⌘ Enter) presses the one primary button from any field. What cannot be undone has none and is never one key away. */
const finish = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const primary = event.currentTarget.querySelector<HTMLElement>('.ui-dialog-foot [data-kind="primary"]:not(:disabled)');
  event.preventDefault();
  primary?.click();
};

export const Dialog = ({ title, isOpen, onClose, kind = 'modal', size = 'standard', children, buttons }: DialogProps) => {
  const t = useText();
  const [holdBody, bodyStop] = useScrollStop();
  const keepFocus = useFocusKept();
  return (
    <ModalOverlay className="ui-scrim" isOpen={isOpen} onOpenChange={(open) => { if (!open) onClose(); }} isDismissable={kind === 'modal'}>
      <Modal className="ui-modal" data-size={size}>
        <AriaDialog className="ui-dialog" role={kind === 'alert' ? 'alertdialog' : 'dialog'}>
          <FocusBack />
          <div className="ui-dialog-parts" ref={keepFocus} onKeyDown={finish}>
            <div className="ui-dialog-head">
              <Heading slot="title" level={2}>{title}</Heading>
              {kind === 'modal' ? <IconButton icon={X} name={t('ui.close')} keys="Esc" size="compact" onPress={onClose} /> : null}
            </div>
            <div className="ui-dialog-body" ref={holdBody} tabIndex={bodyStop}>{children}</div>
            {buttons === undefined ? null : <div className="ui-dialog-foot">{buttons}</div>}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
};
