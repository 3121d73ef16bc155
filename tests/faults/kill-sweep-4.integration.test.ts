import { sweepShare } from './kill-sample.ts';

sweepShare(4);
