// No certificate is trusted and none of the person's own is shown to anyone (Electron's checklist, item 1: our page comes from our own
// scheme alone, so every TLS connection is one that should not be).
import type { App, Session } from 'electron';

const rejected = -2;

export const trustNoCertificate = (session: Session): void => {
  session.setCertificateVerifyProc((_request, answer) => {
    answer(rejected);
  });
};

/** Electron would take the first certificate of the person's store. */
export const showNoCertificate = (app: App): void => {
  app.on('select-client-certificate', (event, _contents, _url, _certificates, choose) => {
    event.preventDefault();
    choose();
  });
};
