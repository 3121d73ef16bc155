// What every field has around its control: label above, note beside the label, hint under it, that it is full and what is wrong after that.
import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { Mark } from './Mark.tsx';
import './field.css';

export interface FieldWords {
  readonly label: string;
  /** The heading above already shows the label; it is still spoken. */
  readonly isLabelHidden?: boolean | undefined;
  /** A few words after the label: "needed before filing", "different". */
  readonly note?: string | undefined;
  readonly hint?: string | undefined;
  /** What is wrong with the form of the entry and what to do; null or absent when nothing is. */
  readonly error?: string | null | undefined;
}

export const FieldParts = ({ label, isLabelHidden = false, note, hint, error, full = null, children }: FieldWords & { readonly full?: string | null; readonly children: ReactNode }) => (
  <>
    <Label className={isLabelHidden ? 'only-spoken' : 'ui-label'}>
      {label}
      {note === undefined ? null : <span className="ui-label-note">{note}</span>}
    </Label>
    {hint === undefined ? null : (
      <Text slot="description" className="ui-hint">
        {hint}
      </Text>
    )}
    {children}
    {full === null ? null : <span className="ui-full" role="alert"><Mark state="attention" spoken={null} /><span>{full}</span></span>}
    {error === undefined || error === null ? null : (
      <FieldError className="ui-error">
        <Mark state="wrong" />
        <span>{error}</span>
      </FieldError>
    )}
  </>
);
