import { isAppId } from '@/lib/apps/app'
import { FIELDS } from '@/lib/apps/fields/fields'
import { isLoopback } from '@/lib/apps/fields/redirect-uri'
import { appForm } from '@/lib/apps/registration/registration'
import { GRANT_TYPES } from '@/lib/policies/policy'
import { asStorableText } from '@/lib/storable'
import type { ForeignClient } from './foreign-client'
import { planSecrets } from './plan-secrets'
import type { CheckedClient } from './planned-client'

/** Pages of the portal stand at these places among the apps. */
const TAKEN_PATHS = new Set(['new', 'export'])

/**
 * The ids of people, APIs and others that are made here have this form. An app with such an id would be
 * taken for them, since its tokens have it as their `sub` (RFC 9700 §4.15).
 */
const MADE_HERE = /^(?!app_)[a-z]{2,8}_[0-9A-Za-z]{20}$/

/** Whether a client can come and as what, without a look at what is here already. */
export async function planClient(
  foreign: ForeignClient,
  ownerOf: (email: string) => Promise<string | null>,
): Promise<CheckedClient> {
  const checked = await check(foreign, ownerOf)
  const { clientId, name, notes } = checked
  const shown = { clientId: asStorableText(clientId), name: asStorableText(name) }
  return { ...checked, ...shown, notes: notes.map(asStorableText) }
}

async function check(
  foreign: ForeignClient,
  ownerOf: (email: string) => Promise<string | null>,
): Promise<CheckedClient> {
  const { clientId } = foreign
  const known = { clientId: clientId.slice(0, 200), name: foreign.name.slice(0, 200) }
  const refused = (...notes: string[]) => ({
    ...known,
    verdict: 'refused' as const,
    notes,
    planned: null,
  })
  if (!clientId) return refused('It has no client ID.')
  if (!isAppId(clientId) || clientId.startsWith('https:') || TAKEN_PATHS.has(clientId)) {
    return refused(
      'Its client ID cannot be kept: it needs 2 to 40 letters, digits, dots, dashes or tildes (100 with a dot among them).',
    )
  }
  if (MADE_HERE.test(clientId)) {
    return refused('Its client ID has the form of the ids that Keyturn gives to people and APIs.')
  }
  const registered = appForm.safeParse(formOf(foreign))
  if (!registered.success) {
    return refused(
      ...registered.error.issues.map(({ path, message }) => `${labelOf(path[0])}: ${message}`),
    )
  }
  const { secrets, notes } = await secretsFor(foreign)
  notes.unshift(...grantNotes(foreign))
  if (registered.data.developmentUntil) {
    notes.push('It returns to its developer’s machine, so it is in development for 30 days.')
  }
  const { ownerEmail } = foreign
  const ownerId = ownerEmail ? await ownerOf(ownerEmail) : null
  if (ownerEmail && !ownerId) {
    notes.push(`Nobody here who may own apps has the email ${ownerEmail.slice(0, 254)}.`)
  }
  const verdict = notes.length > 0 ? 'noted' : 'ready'
  return { ...known, verdict, notes, planned: { registration: registered.data, secrets, ownerId } }
}

/** A field of the registration, as its form calls it. */
function labelOf(field: PropertyKey | undefined): string {
  return Object.entries(FIELDS).find(([name]) => name === field)?.[1].label ?? String(field)
}

function formOf(foreign: ForeignClient) {
  const { type, grantTypes, redirectUris } = foreign
  const isMachine = type === 'machine'
  return {
    name: foreign.name,
    type,
    description: foreign.description,
    contactEmail: foreign.contactEmail,
    websiteUrl: foreign.websiteUrl,
    termsUrl: foreign.termsUrl,
    privacyUrl: foreign.privacyUrl,
    redirectUris: isMachine ? [] : redirectUris,
    postLogoutRedirectUris: isMachine ? [] : foreign.postLogoutRedirectUris,
    scopes: foreign.scopes,
    ...(grantTypes.includes('client_credentials') ? { clientCredentials: 'on' as const } : {}),
    ...(type === 'web' && redirectUris.some(isLoopback) ? { developmentUntil: 'on' as const } : {}),
  }
}

async function secretsFor({ type, secrets }: ForeignClient) {
  if (type === 'native') {
    const notes =
      secrets.length > 0 ? ['It is a public client, so its secret is not imported.'] : []
    return { secrets: [], notes }
  }
  const planned = await planSecrets(secrets)
  if (secrets.length === 0) planned.notes.push('No secret is imported: generate one here.')
  return planned
}

function grantNotes({ grantTypes }: ForeignClient): string[] {
  const offered = new Set<string>(GRANT_TYPES)
  const others = grantTypes.filter((one) => !offered.has(one))
  return others.map(
    (one) => `It used the grant type “${one.slice(0, 80)}”, which is not offered here.`,
  )
}
