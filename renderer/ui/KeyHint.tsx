// A key or combination, as it is printed on the keyboard. Always left to right.
import './button.css';

export const KeyHint = ({ keys }: { readonly keys: string }) => (
  <kbd className="ui-key" dir="ltr">
    {keys}
  </kbd>
);
