// The one address of the window's page. A custom scheme instead of file://, so that the page has an origin of its own and no
// reach into the file system.
export const appScheme = 'holdfast';
export const appHost = 'app';
export const appOrigin = `${appScheme}://${appHost}`;
export const appPage = `${appOrigin}/index.html`;
