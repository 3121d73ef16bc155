// A place on earth as text, as exact as a phone can know it and no more.

/** Six decimals of a degree are a tenth of a metre; more would be noise of the arithmetic, fewer would lose what the file says. */
const decimals = 6;

/** `30.1234, -40.5678`: latitude, then longitude, in degrees. */
export const coordinates = (latitude: number, longitude: number): string =>
  [latitude, longitude].map((degrees) => String(Number(degrees.toFixed(decimals)))).join(', ');
