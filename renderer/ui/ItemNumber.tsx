// The number of an item, as it is called everywhere: read from left to right in every language, and never broken at its hyphen.
import './bdi.css';

export const ItemNumber = ({ of }: { readonly of: string }) => <bdi dir="ltr" className="ui-item-number">{of}</bdi>;
