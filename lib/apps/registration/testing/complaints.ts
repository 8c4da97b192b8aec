import { type AppForm, appForm } from '../registration'

/** A valid form of a web app. */
export const form: AppForm = {
  name: 'Ticket desk',
  type: 'web',
  description: '',
  company: '',
  websiteUrl: '',
  termsUrl: null,
  privacyUrl: undefined,
  redirectUris: ['https://a.example/cb'],
  scopes: [],
}

/** The first complaint about each field of the form with these changes. */
export function complaints(changed: Partial<AppForm>): Record<string, string> {
  const issues = appForm.safeParse({ ...form, ...changed }).error?.issues ?? []
  return Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message]).reverse())
}
