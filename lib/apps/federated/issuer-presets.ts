/** What is known of an issuer, to fill the form, and to refuse what would trust strangers. */
export type IssuerPreset = {
  label: string
  /** Its issuer; `<…>` stands for what only the person knows. */
  issuer: string
  subject: string
  /** A claim that should be there too, as it is typed: one `name=value` a line. */
  claims: string
  /** Whether what runs there sends one token again and again. */
  reusable: boolean
  /** Where the token comes from, and what its subject says. */
  note: string
}

export const ISSUER_PRESET_NAMES = [
  'github',
  'gitlab',
  'kubernetes',
  'azure',
  'google',
  'other',
] as const

export type IssuerPresetName = (typeof ISSUER_PRESET_NAMES)[number]

export const ISSUER_PRESETS: Record<IssuerPresetName, IssuerPreset> = {
  github: {
    label: 'GitHub Actions',
    issuer: 'https://token.actions.githubusercontent.com',
    subject: 'repo:<organization>/<repository>:ref:refs/heads/main',
    claims: '',
    reusable: false,
    note: 'The job needs the permission id-token: write. The subject names the repository and the branch, tag or environment; a pull request has repo:<organization>/<repository>:pull_request.',
  },
  gitlab: {
    label: 'GitLab',
    issuer: 'https://gitlab.com',
    subject: 'project_path:<group>/<project>:ref_type:branch:ref:main',
    claims: 'ref_protected=true',
    reusable: false,
    note: 'The job asks for an ID token under id_tokens. Of your own GitLab, the issuer is its address.',
  },
  kubernetes: {
    label: 'Kubernetes',
    issuer: 'https://<the cluster’s issuer>',
    subject: 'system:serviceaccount:<namespace>:<service account>',
    claims: '',
    reusable: true,
    note: 'The token is a projected volume of the pod, and the pod sends it again until it is renewed. The cluster must let this server read its discovery document.',
  },
  azure: {
    label: 'Microsoft Entra',
    issuer: 'https://login.microsoftonline.com/<tenant ID>/v2.0',
    subject: '<object ID of the managed identity>',
    claims: 'tid=<tenant ID>',
    reusable: true,
    note: 'Azure caches the token of a managed identity for hours and sends it again. Tokens of version 1 have the issuer https://sts.windows.net/<tenant ID>/.',
  },
  google: {
    label: 'Google Cloud',
    issuer: 'https://accounts.google.com',
    subject: '<unique ID of the service account>',
    claims: 'email=<name>@<project>.iam.gserviceaccount.com',
    reusable: true,
    note: 'The metadata server gives the ID token of the service account, the same one for up to an hour.',
  },
  other: {
    label: 'Another OpenID issuer',
    issuer: 'https://id.example.com',
    subject: '',
    claims: '',
    reusable: false,
    note: 'Its discovery document must be at the issuer’s address, and say the same issuer.',
  },
}

const GITHUB = 'https://token.actions.githubusercontent.com'

/** At issuers where strangers get tokens too: what must stand before the first `*` of a subject. */
const OWNED: { issuer: RegExp; prefix: RegExp; example: string }[] = [
  {
    issuer: new RegExp(`^${GITHUB.replaceAll('.', '\\.')}(/|$)`),
    prefix: /^repo:[^/*]+\//,
    example: 'repo:acme/*',
  },
  {
    issuer: /^https:\/\/gitlab\.com$/,
    prefix: /^project_path:[^/*]+\//,
    example: 'project_path:acme/*',
  },
]

/** Here a subject is one machine or account; none begins with the name of an owner. */
const EXACT_ONLY =
  /^https:\/\/(accounts\.google\.com|login\.microsoftonline\.com\/.*|sts\.windows\.net\/.*)$/

/** No subject of many begins with less. */
const PREFIX_MIN = 4

/**
 * Why a subject with `*` is refused for this issuer, as a sentence; null if it is not. At an issuer
 * that serves everybody, the owner must stand before the first `*`: else strangers would match.
 */
export function whyTooWide(issuer: string, subject: string): string | null {
  if (!subject.includes('*')) return null
  if (EXACT_ONLY.test(issuer)) {
    return 'Write the whole subject: at this issuer it is one account, and * would let in others.'
  }
  const owned = OWNED.find((one) => one.issuer.test(issuer))
  if (owned) {
    return owned.prefix.test(subject)
      ? null
      : `Name the owner before the first *, such as ${owned.example}: else everybody there would match.`
  }
  return subject.indexOf('*') < PREFIX_MIN
    ? 'Begin with at least four characters before the first *: else everything there would match.'
    : null
}

/** The preset of an issuer that is known by its address; `other` for all else. */
export function presetOfIssuer(issuer: string): IssuerPresetName {
  const found = ISSUER_PRESET_NAMES.find((name) => ISSUER_PRESETS[name].issuer === issuer)
  if (found) return found
  if (/^https:\/\/(login\.microsoftonline\.com|sts\.windows\.net)\//.test(issuer)) return 'azure'
  return 'other'
}
