/** With which every logo is answered: a picture, and nothing that could run. */
export const LOGO_HEADERS = {
  'content-type': 'image/png',
  'content-disposition': 'inline; filename="logo.png"',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  // The address carries the moment of the last change, so it may be kept, but only by this person.
  'cache-control': 'private, max-age=3600',
}
