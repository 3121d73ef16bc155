// A description in which nothing was said: what every item begins with.
import { descriptionSchema, type Description } from './schema.ts';

export const unsaid: Description = Object.freeze(descriptionSchema.parse({
  title: '', description: '', kind: 'other', originality: 'not-known', madeBy: '', device: '', handedOverBy: '', sourceKind: 'not-known', obtainedBy: '', obtainedHow: 'not-known', obtainedAt: null, obtainedPlace: '',
  authority: '', toldFingerprint: '', capturedAt: null, capturedPlace: '', coordinates: '', coordinatesPrecision: 'not-known', coordinatesBasis: 'not-known', clockOffsetMinutes: null, peopleShown: '', language: '', reliability: 'not-known', sensitivity: 'not-reviewed',
  authenticityNotes: '', legalPrivilege: 'not-known', restrictions: '', webAddress: '', webArchiveAddress: '', webCapturedBy: '', webTool: '', webCapturedAt: null, physicalLocation: '', notes: '',
}));
