/**
 * By which `lib/server` tells the page at /cannot-continue what happened: a name, never a text. No
 * request from outside carries it.
 */
export const TROUBLE_HEADER = 'x-keyturn-trouble'
