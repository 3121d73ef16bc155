// Folders that a program on this computer copies to other computers, told by the names that such programs give them. What lies in them leaves the house.

const names = /^(?:dropbox|onedrive(?: - .+)?|google drive|googledrive|my drive|icloud ?drive|mobile documents|nextcloud|owncloud|syncthing|sync|mega(?:sync)?|yandex\.?disk|box(?: sync)?|pcloud(?: ?drive)?|seafile)$/i;

/** Whether a path, with either kind of separator, leads through such a folder. One with another name is not known. */
export const isInSyncedFolder = (path: string): boolean => path.split(/[\\/]/).some((part) => names.test(part));
