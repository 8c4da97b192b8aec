import type { FormFieldName } from '@/lib/apps/fields/fields'
import { linesOf } from '@/lib/apps/written-lines'

/** What is typed into the form of a new app, as far as the consent page shows it. */
export type Draft = {
  name: string
  company: string
  description: string
  websiteUrl: string | null
  termsUrl: string | null
  privacyUrl: string | null
  /** The first one. */
  redirectUri: string
  inDevelopment: boolean
  scopes: string[]
}

/** What the form holds at the moment; null without a form. */
export function draftIn(form: HTMLFormElement | null): Draft | null {
  if (!form) return null
  const data = new FormData(form)
  const all = (field: FormFieldName) => data.getAll(field).map((value) => String(value).trim())
  const one = (field: FormFieldName) => all(field).find(Boolean) ?? ''
  return {
    name: one('name'),
    company: one('company'),
    description: one('description'),
    websiteUrl: one('websiteUrl') || null,
    termsUrl: one('termsUrl') || null,
    privacyUrl: one('privacyUrl') || null,
    redirectUri: one('redirectUris'),
    inDevelopment: one('developmentUntil') !== '',
    scopes: linesOf(all('scopes').join('\n')).flatMap((line) => line.split(/\s+/).filter(Boolean)),
  }
}
