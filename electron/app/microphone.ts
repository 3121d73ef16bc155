// Whether the page may have the microphone just now: from the moment a recording was begun through the contract until it ends or the vault locks
// (checklist item 5).
export interface Microphone {
  readonly isAllowed: boolean;
  allow(): void;
  takeBack(): void;
}

export const createMicrophone = (): Microphone => {
  let isAllowed = false;
  return {
    get isAllowed() {
      return isAllowed;
    },
    allow() {
      isAllowed = true;
    },
    takeBack() {
      isAllowed = false;
    },
  };
};
