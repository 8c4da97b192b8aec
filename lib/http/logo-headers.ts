/** The headers of every logo, in addition to those that lib/server sets on every image. */
export const LOGO_HEADERS = {
  'content-type': 'image/png',
  'content-disposition': 'inline; filename="logo.png"',
  // The URL contains the time of the last change, so a browser may cache it, but no shared cache.
  'cache-control': 'private, max-age=3600',
}
