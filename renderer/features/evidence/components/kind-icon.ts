// The drawing that stands for each kind of evidence where there is no picture of it.
import { Box, Camera, Database, FileText, Film, Globe, type LucideIcon, MessageSquare, Monitor, Paperclip, ScanLine, Volume2 } from 'lucide-react';
import type { EvidenceKind } from '../../../../shared/evidence/schema.ts';

export const kindIcon: Readonly<Record<EvidenceKind, LucideIcon>> = {
  photo: Camera, video: Film, audio: Volume2, document: FileText, scan: ScanLine, screenshot: Monitor, message: MessageSquare, webpage: Globe, dataset: Database, physical: Box, other: Paperclip,
};
