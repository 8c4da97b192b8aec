/** Which state of a thing a form was written from; nothing when it does not say. */
export function revisionIn(form: FormData): { revision?: string } {
  const revision = form.get('revision')
  return typeof revision === 'string' ? { revision } : {}
}
