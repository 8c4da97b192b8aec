/** The revision that a form was filled in from; empty when the form names none. */
export function revisionIn(form: FormData): { revision?: string } {
  const revision = form.get('revision')
  return typeof revision === 'string' ? { revision } : {}
}
