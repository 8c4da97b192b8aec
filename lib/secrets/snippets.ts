import { FIELDS } from '@/lib/apps/fields/fields'
import { normalForm } from '@/lib/text'

/** A new secret on its way to where it will be used. Only the dialog that shows it has it. */
export type Snippet = {
  clientId: string
  /** The secret's value. */
  value: string
  appName: string
  /** `https://auth.example.com/oauth2/token` */
  tokenUrl: string
}

/** The forms, in the order of their tabs. */
const ORDER = [
  'env',
  'json',
  'curl',
  'powershell',
  'kubernetes',
  'github',
  'azure',
  'vault',
  'aws',
  'google',
  'infisical',
  'doppler',
] as const

/** The value in the format of one target. */
export type SnippetForm = {
  id: (typeof ORDER)[number]
  label: string
  language: 'dotenv' | 'json' | 'shell' | 'powershell' | 'yaml'
  /**
   * Files contain the value. Commands ask for it, so that it does not get into the shell's history.
   */
  holdsValue: boolean
  /** One sentence about what to do with it. */
  note: string
  text: string
  /** As what it is downloaded, where that is offered. */
  fileName?: string
}

const NAME_MAX = 40
const ASKS = 'Run it and paste the secret when it asks: that keeps it out of the shell’s history.'

/** A name that every store accepts: lower-case letters, digits and single hyphens. */
export function storeName(appName: string): string {
  const plain = normalForm(appName, FIELDS.name.maxLength, 'NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, NAME_MAX)
    .replaceAll(/^-+|-+$/g, '')
  return `${plain || 'app'}-client-secret`
}

/**
 * Asks for the value, then pipes it to `command` on standard input, so that neither the history nor
 * the list of processes shows it. The parentheses make a shell read all of it before it runs any of
 * it, and forget the value afterwards.
 */
function asking(format: string, command: string): string {
  return [
    '(',
    "  printf 'Client secret: ' && IFS= read -rs secret && echo",
    `  printf '${format}' "$secret" |`,
    `    ${command}`,
    ')',
  ].join('\n')
}

/** In single quotes, a shell interprets only the single quote. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** In single quotes, PowerShell interprets only the single quote. */
function quotedForPowerShell(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** Asks for the value without showing it, and sends it in the Basic header (RFC 6749 §2.3.1). */
function powershell({ clientId, tokenUrl }: Pick<Snippet, 'clientId' | 'tokenUrl'>): string {
  return [
    "$secret = Read-Host 'Client secret' -AsSecureString",
    'Invoke-RestMethod -Method Post -Authentication Basic `',
    `  -Credential ([pscredential]::new(${quotedForPowerShell(clientId)}, $secret)) \``,
    `  -Uri ${quotedForPowerShell(tokenUrl)} -Body @{ grant_type = 'client_credentials' }`,
    'Remove-Variable secret',
  ].join('\n')
}

function files({ clientId, value, appName, tokenUrl }: Snippet): SnippetForm[] {
  const keys = { client_id: clientId, client_secret: value, token_url: tokenUrl }
  const env = { OAUTH_CLIENT_ID: clientId, OAUTH_CLIENT_SECRET: value, OAUTH_TOKEN_URL: tokenUrl }
  const entries = Object.entries(env).map(([key, text]) => `  ${key}: ${JSON.stringify(text)}`)
  return [
    {
      id: 'env',
      label: '.env',
      language: 'dotenv',
      holdsValue: true,
      note: 'Keep the file out of version control.',
      fileName: `${storeName(appName)}.env`,
      text: Object.entries(env)
        .map((pair) => pair.join('='))
        .join('\n'),
    },
    {
      id: 'json',
      label: 'JSON',
      language: 'json',
      holdsValue: true,
      note: 'Keep the file out of version control.',
      text: JSON.stringify(keys, null, 2),
    },
    {
      id: 'kubernetes',
      label: 'Kubernetes',
      language: 'yaml',
      holdsValue: true,
      note: 'Pipe it into kubectl apply -f - and do not commit it: it is not encrypted.',
      text: [
        'apiVersion: v1',
        'kind: Secret',
        'metadata:',
        `  name: ${storeName(appName)}`,
        'type: Opaque',
        'stringData:',
        ...entries,
      ].join('\n'),
    },
  ]
}

function commands({ clientId, appName, tokenUrl }: Snippet): SnippetForm[] {
  const name = storeName(appName)
  const shell = { language: 'shell', holdsValue: false, note: ASKS } as const
  const pair = `{"client_id":"${clientId}","client_secret":"%s"}`
  const kv = (program: string) =>
    `${program} kv put -mount=secret ${name} client_id=${clientId} client_secret=-`
  return [
    {
      ...shell,
      id: 'curl',
      label: 'curl',
      note: `A token request, to see that the secret works. ${ASKS}`,
      text: asking(
        `user = "${clientId}:%s"\\n`,
        `curl --silent --show-error --config - --data grant_type=client_credentials ${quoted(tokenUrl)}`,
      ),
    },
    {
      language: 'powershell',
      holdsValue: false,
      id: 'powershell',
      label: 'PowerShell',
      note: `A token request from PowerShell 7. ${ASKS}`,
      text: powershell({ clientId, tokenUrl }),
    },
    {
      ...shell,
      id: 'github',
      label: 'GitHub Actions',
      note: `Run it in the repository, with GitHub’s gh. ${ASKS}`,
      text: asking(
        '%s',
        `gh secret set OAUTH_CLIENT_SECRET && gh variable set OAUTH_CLIENT_ID --body ${clientId}`,
      ),
    },
    {
      ...shell,
      id: 'infisical',
      label: 'Infisical',
      note: `Run it in a folder that infisical init has prepared. ${ASKS}`,
      text: asking(
        'OAUTH_CLIENT_SECRET=%s\\n',
        'infisical secrets set --type shared --file /dev/stdin',
      ),
    },
    {
      ...shell,
      id: 'doppler',
      label: 'Doppler',
      note: `Run it in a folder that doppler setup has prepared. ${ASKS}`,
      text: asking('%s', 'doppler secrets set OAUTH_CLIENT_SECRET --silent'),
    },
    {
      ...shell,
      id: 'azure',
      label: 'Azure Key Vault',
      note: `Write your vault’s name first. ${ASKS}`,
      text: asking(
        '%s',
        `az keyvault secret set --vault-name YOUR_VAULT --name ${name} --file /dev/stdin --output none`,
      ),
    },
    {
      ...shell,
      id: 'vault',
      label: 'Vault or OpenBao',
      note: `For OpenBao write bao instead of vault. ${ASKS}`,
      text: asking('%s', kv('vault')),
    },
    {
      ...shell,
      id: 'aws',
      label: 'AWS Secrets Manager',
      note: `For a name that is taken, write put-secret-value --secret-id instead. ${ASKS}`,
      text: asking(
        pair,
        `aws secretsmanager create-secret --name ${name} --secret-string file:///dev/stdin`,
      ),
    },
    {
      ...shell,
      id: 'google',
      label: 'Google Secret Manager',
      note: `For a name that is taken, write versions add instead of create. ${ASKS}`,
      text: asking('%s', `gcloud secrets create ${name} --data-file=-`),
    },
  ]
}

/** The value in every format, in the order of the tabs. Pure: it runs in the browser. */
export function handOffForms(snippets: Snippet): SnippetForm[] {
  return [...files(snippets), ...commands(snippets)].toSorted(
    (a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id),
  )
}
