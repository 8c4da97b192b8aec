import { noteRequestError } from '@/lib/http/note-request-error'

/**
 * Next calls this for an error in a page or a route, before it answers 500. It looks for this file here
 * or in `src/`, and nowhere else.
 */
export function onRequestError(error: unknown): void {
  noteRequestError(error)
}
