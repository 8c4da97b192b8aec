import { randomUUID } from 'node:crypto'
import { newId } from '@/lib/crypto/random'
import { addApi } from '../apis'
import { addWebhookRows } from '../connected-rows'
import { becomeFirst } from '../first-organization'
import { addProviderRow } from '../provider-row'
import type { PageContext, PageProbe } from './page-probe'

/** The pages of people, providers, APIs, policies and the audit log. */
export const ADMINISTRATION_PAGES: Record<string, PageProbe> = {
  'the sessions of somebody': {
    heading: /^Sessions of/,
    path: (_, { org }) => `/admin/people/${org.owner.id}/sessions`,
    as: 'administrator',
  },
  'the Outbox': { heading: /^Outbox$/, path: () => '/admin/outbox', as: 'administrator' },
  people: { heading: /^People$/, path: () => '/admin/people', as: 'administrator' },
  'providers when there are none': {
    heading: /^Providers$/,
    path: () => '/admin/providers',
    as: 'administrator',
  },
  providers: {
    heading: /^Providers$/,
    path: providerAt('/admin/providers'),
    as: 'administrator',
  },
  'a provider whose secret was refused': {
    heading: /^Quay$/,
    path: providerAt('/admin/providers/{id}'),
    as: 'administrator',
  },
  'edit a provider': {
    heading: /^Edit Quay$/,
    path: providerAt('/admin/providers/{id}/edit'),
    as: 'administrator',
  },
  'choose a product': {
    heading: /^Add provider$/,
    path: () => '/admin/providers/new',
    as: 'administrator',
  },
  'add a provider': {
    heading: /^Add Microsoft Entra ID$/,
    path: () => '/admin/providers/new?product=entra&id=idp_00000000000000000000',
    as: 'administrator',
  },
  'webhooks when there are none': {
    heading: /^Webhooks$/,
    path: () => '/admin/webhooks',
    as: 'administrator',
  },
  'a webhook that fails': {
    heading: /^hooks\.invalid$/,
    path: webhookAt('/admin/webhooks/{id}'),
    as: 'administrator',
  },
  'a message of a webhook': {
    heading: /^secret\.issued$/,
    path: webhookAt('/admin/webhooks/{id}/messages/{message}'),
    as: 'administrator',
  },
  'add a webhook': {
    heading: /^Add webhook$/,
    path: () => '/admin/webhooks/new',
    as: 'administrator',
  },
  'approvals when nothing waits': {
    heading: /^Approvals$/,
    path: () => '/admin/approvals',
    as: 'administrator',
  },
  recertification: {
    heading: /^Recertification$/,
    path: () => '/admin/recertification',
    as: 'administrator',
  },
  approvals: { heading: /^Approvals$/, path: approvalsWaiting, as: 'administrator' },
  import: { heading: /^Import$/, path: () => '/admin/import', as: 'administrator' },
  'the report of an import': {
    heading: /^realm\.json$/,
    path: reportOfImport,
    as: 'administrator',
  },
  transition: { heading: /^Transition$/, path: () => '/admin/transition', as: 'support' },
  policies: { heading: /^Policies$/, path: () => '/admin/policies', as: 'administrator' },
  'the audit log when nothing matches': {
    heading: /^Audit log$/,
    path: () => '/audit?event=person.disabled&address=203.0.113.9',
    as: 'administrator',
  },
  'refused requests': {
    heading: /^Audit log$/,
    path: () => '/audit/refused',
    as: 'support',
  },
  'refused sign-ins': {
    heading: /^Audit log$/,
    path: () => '/audit/sign-ins',
    as: 'support',
  },
  'hours of tokens': { heading: /^Audit log$/, path: () => '/audit/tokens', as: 'support' },
  'policies, as support': { heading: /^Policies$/, path: () => '/admin/policies', as: 'support' },
  violations: {
    heading: /^Violations$/,
    path: () => '/admin/policies/violations',
    as: 'administrator',
  },
  organizations: {
    heading: /^Organizations$/,
    path: async (_, { cluster, org }) => {
      await becomeFirst(cluster.pool, org)
      return '/admin/organizations'
    },
    as: 'administrator',
  },
  'signing keys': { heading: /^Signing keys$/, path: () => '/admin/keys', as: 'administrator' },
  APIs: { heading: /^APIs$/, path: apiAt('/admin/apis'), as: 'administrator' },
  'an API for which an app waits': {
    heading: /^Orders$/,
    path: apiWithWaiting,
    as: 'administrator',
  },
  'edit an API': { heading: /Orders/, path: apiAt('/admin/apis/{id}/edit'), as: 'administrator' },
  'Register API': {
    heading: /^Register API$/,
    path: () => '/admin/apis/new',
    as: 'administrator',
  },
}

function apiAt(path: string) {
  return async (_: string, { cluster, org }: PageContext) =>
    path.replace('{id}', (await addApi(cluster.pool, org)).id)
}

function webhookAt(path: string) {
  return async (_: string, { cluster, org }: PageContext) => {
    const said = { secrets: 2, eventId: randomUUID() } as const
    const { id, messageId } = await addWebhookRows(cluster.pool, org.organizationId, said)
    return path.replace('{id}', id).replace('{message}', messageId)
  }
}

function providerAt(path: string) {
  return async (appId: string, { cluster, org }: PageContext) => {
    const domain = `${appId.slice(4).toLowerCase()}.example`
    const id = await addProviderRow(cluster, org.organizationId, { domain })
    await cluster.pool.query(
      'UPDATE identity_provider SET secret_refused_at = now() WHERE id = $1',
      [id],
    )
    return path.replace('{id}', id)
  }
}

async function apiWithWaiting(_: string, { cluster, org }: PageContext): Promise<string> {
  const { id, scope } = await addApi(cluster.pool, org, { access: 'with_approval' })
  await org.addApp({ scopes: [scope] })
  return `/admin/apis/${id}`
}

async function reportOfImport(_: string, { cluster, org }: PageContext): Promise<string> {
  const id = newId('imp')
  const { pool } = cluster
  await pool.query(
    `INSERT INTO client_import (id, organization_id, file_name, received, refused, created_at,
       created_by_id, created_by_name) VALUES ($1, $2, 'realm.json', 2, 1, now(), $3, 'Nora')`,
    [id, org.organizationId, org.owner.id],
  )
  await pool.query(
    `INSERT INTO client_import_row (import_id, line, client_id, name, verdict, notes) VALUES
       ($1, 0, 'billing.web', 'Billing', 'noted', ARRAY['The secret is short: anybody could guess it.']),
       ($1, 1, 'has space', 'Odd', 'refused', ARRAY['Its client ID cannot be kept.'])`,
    [id],
  )
  return `/admin/import/${id}`
}

async function approvalsWaiting(appId: string, { cluster, org }: PageContext): Promise<string> {
  await cluster.pool.query(
    `INSERT INTO approval (id, organization_id, app_id, kind, change, asked_at, asked_by_id,
       asked_by_name) VALUES ($1, $2, $3, 'change',
       '{"addRedirectUris": ["https://elsewhere.example/return"], "addScopes": ["wider"]}', now(), $4, 'Nora')`,
    [newId('apr'), org.organizationId, appId, org.owner.id],
  )
  return '/admin/approvals'
}
