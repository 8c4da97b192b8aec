/** With which every logo is answered, beside what lib/server gives every picture. */
export const LOGO_HEADERS = {
  'content-type': 'image/png',
  'content-disposition': 'inline; filename="logo.png"',
  // The address carries the moment of the last change, so it may be kept, but only by this person.
  'cache-control': 'private, max-age=3600',
}
