export const DELIVERY_KINDS = ['kv2', 'kubernetes', 'webhook', 'mailbox'] as const
export type DeliveryKind = (typeof DELIVERY_KINDS)[number]

export const TARGETS_MAX = 5
export const TARGET_NAME_MAX = 60
export const TARGET_ADDRESS_MAX = 500
export const TARGET_PART_MAX = 253
export const CREDENTIAL_MAX = 4_000
export const CA_MAX = 16_000
export const FAILURE_MAX = 300

/** OpenBao or HashiCorp Vault: `PUT <address>/v1/<mount>/data/<path>`. */
export type Kv2Settings = {
  address: string
  /** Empty: the root namespace. */
  namespace: string
  mount: string
  path: string
  secretField: string
  /** Empty: the client ID is not written. */
  clientIdField: string
  /** The mount of the AppRole method; empty: the credential is a token. */
  appRoleMount: string
  /** Certificates in PEM of the CA that the server's certificate comes from; empty: a public one. */
  ca: string
}

/** A Secret of Kubernetes, under `/api/v1/namespaces/<namespace>/secrets/<path>`. */
export type KubernetesSettings = {
  address: string
  namespace: string
  /** The Secret's name. */
  path: string
  secretField: string
  clientIdField: string
  ca: string
}

export type WebhookSettings = { address: string; recipient: string }
export type MailboxSettings = { recipient: string }

/** What a target is, by its kind. */
export type TargetOf =
  | { kind: 'kv2'; settings: Kv2Settings }
  | { kind: 'kubernetes'; settings: KubernetesSettings }
  | { kind: 'webhook'; settings: WebhookSettings }
  | { kind: 'mailbox'; settings: MailboxSettings }

/** A delivery target as its app's page shows it, without what opens it. */
export type DeliveryTargetView = {
  id: string
  appId: string
  kind: DeliveryKind
  name: string
  /** Where it is, such as `https://bao.example.com · secret/apps/billing`. */
  place: string
  createdAt: Date
  createdByName: string
  lastDeliveredAt: Date | null
  /** The last failure, if nothing was delivered since. */
  failure: { at: Date; sentence: string } | null
}

/** Where a target is, for people. */
export function placeOf({ kind, settings }: TargetOf): string {
  switch (kind) {
    case 'kv2':
      return `${settings.address} · ${settings.mount}/${settings.path}`
    case 'kubernetes':
      return `${settings.address} · ${settings.namespace}/${settings.path}`
    case 'webhook':
      return withoutQuery(settings.address)
    case 'mailbox':
      return 'Waits here, sealed'
  }
}

/** What stands behind the question mark may be a key: pages, receipts and logs leave it out. */
export function withoutQuery(address: string): string {
  const [place = '', ...query] = address.split('?')
  return query.length > 0 ? `${place}?…` : place
}
