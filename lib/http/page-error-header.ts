/**
 * In this header `lib/server` tells the page /cannot-continue what happened: an error code, never a
 * text, and behind a space the parameter that it is about. The header is removed from every request of a client.
 */
export const PAGE_ERROR_HEADER = 'x-keyturn-page-error'
