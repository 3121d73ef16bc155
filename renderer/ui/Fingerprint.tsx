// A fingerprint or code in groups of four, left to right in every language, so that two people can compare it aloud.
import './bdi.css';

/** Groups of four with spaces between; `copy` keeps the plain value. */
export const groupsOfFour = (value: string): string => value.match(/.{1,4}/gu)?.join(' ') ?? value;

export const Fingerprint = ({ value }: { readonly value: string }) => (
  <code className="ui-fingerprint" dir="ltr">
    {groupsOfFour(value)}
  </code>
);
