// An uncertain date in words, as sure as it is and no surer.
import type { UncertainDate } from '../../shared/time.ts';
import { dateSentence } from '../../shared/i18n/date-sentence.ts';
import { useFormatter } from '../i18n/use-text.ts';

export const UncertainDateText = ({ date }: { readonly date: UncertainDate | null }) => <bdi>{dateSentence(date, useFormatter())}</bdi>;
