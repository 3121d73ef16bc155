import { describe, expect, it } from 'vitest';
import { showNoCertificate, trustNoCertificate } from '../../../../electron/app/guards/certificate-guard.ts';
import { recordEvents } from '../recorded-events.ts';

describe('a connection that should not be', () => {
  it.each(['net::OK', 'net::ERR_CERT_AUTHORITY_INVALID'])('is not trusted when Chromium finds its certificate %s', (verificationResult) => {
    const events = recordEvents();
    trustNoCertificate(events.target);
    const results: number[] = [];
    const [verify] = events.given('setCertificateVerifyProc') as [(request: object, answer: (result: number) => void) => void];
    verify({ hostname: 'example.org', verificationResult, errorCode: 0, isIssuedByKnownRoot: true }, (result) => { results.push(result); });
    expect(results).toStrictEqual([-2]);
  });

  it("is shown none of the person's own certificates", () => {
    const events = recordEvents();
    showNoCertificate(events.target);
    const chosen: unknown[][] = [];
    expect(events.stops('select-client-certificate', {}, null, 'https://example.org', [{ subjectName: 'A person' }], (...given: unknown[]) => { chosen.push(given); })).toBe(true);
    expect(chosen).toStrictEqual([[]]);
  });
});
