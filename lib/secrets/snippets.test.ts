import { spawnSync } from 'node:child_process'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { anyText } from '@/lib/testing/any-text'
import { makeSecret } from './make-secret'
import { handOffForms, storeName } from './snippets'

const value = makeSecret('kt').value.reveal()
const snippets = {
  clientId: 'app_3vQ9xYtB2LmN8pRs5WkZ',
  value,
  appName: 'Ticket desk',
  tokenUrl: 'https://auth.example.com/oauth2/token',
}
const formOf = (id: string) => {
  const form = handOffForms(snippets).find((one) => one.id === id)
  if (!form) throw new Error(`no form ${id}`)
  return form
}

test('there are twelve forms, in the order of the tabs', () => {
  expect(handOffForms(snippets).map(({ label }) => label)).toEqual([
    '.env',
    'JSON',
    'curl',
    'PowerShell',
    'Kubernetes',
    'GitHub Actions',
    'Azure Key Vault',
    'Vault or OpenBao',
    'AWS Secrets Manager',
    'Google Secret Manager',
    'Infisical',
    'Doppler',
  ])
})

test('no command holds the value; files do', () => {
  for (const { language, holdsValue, text } of handOffForms(snippets)) {
    expect(text.includes(value)).toBe(holdsValue)
    expect(holdsValue).toBe(!['shell', 'powershell'].includes(language))
  }
})

test('the files say the same three things', () => {
  expect(JSON.parse(formOf('json').text)).toEqual({
    client_id: snippets.clientId,
    client_secret: value,
    token_url: snippets.tokenUrl,
  })
  expect(formOf('env').text.split('\n')).toEqual([
    `OAUTH_CLIENT_ID=${snippets.clientId}`,
    `OAUTH_CLIENT_SECRET=${value}`,
    `OAUTH_TOKEN_URL=${snippets.tokenUrl}`,
  ])
  const yaml = formOf('kubernetes').text
  expect(yaml).toContain('\n  name: ticket-desk-client-secret\n')
  expect(yaml).toContain(`\n  OAUTH_CLIENT_SECRET: "${value}"\n`)
  expect(yaml).not.toContain('\t')
})

const TOOLS = 'curl az vault aws gcloud gh infisical doppler'
const PRINTS_WHAT_IT_GETS = TOOLS.split(' ')
  .map((tool) => `${tool}() { printf '%s\\n' "${tool} $*"; cat; }`)
  .join('\n')

/** Runs a command in bash. Every tool is replaced by one that prints its input. */
function run(text: string) {
  return spawnSync('bash', ['-c', `${PRINTS_WHAT_IT_GETS}\n${text}\necho "after:$secret"`], {
    input: `${value}\n`,
    encoding: 'utf8',
  })
}

for (const id of ['curl', 'azure', 'vault', 'aws', 'google', 'github', 'infisical', 'doppler']) {
  test(`the ${id} command hands the value over on standard input, then forgets it`, () => {
    const { text } = formOf(id)
    expect(spawnSync('bash', ['-n', '-c', text]).status).toBe(0)
    const { status, stdout, stderr } = run(text)
    expect([status, stderr]).toEqual([0, ''])
    const [prompt, command, ...input] = stdout.split('\n')
    expect(prompt).toBe('Client secret: ')
    expect(command).not.toContain(value)
    expect(input.join('\n')).toContain(value)
    expect(input.join('\n')).toContain('after:\n')
  })
}

test('PowerShell asks for the value and forgets it, and quotes what stands in the command', () => {
  const { text } = formOf('powershell')
  const [ask, ...rest] = text.split('\n')
  expect(ask).toBe("$secret = Read-Host 'Client secret' -AsSecureString")
  expect(rest.at(-1)).toBe('Remove-Variable secret')
  expect(text).toContain(`'${snippets.clientId}'`)
  expect(text).toContain(`-Uri '${snippets.tokenUrl}'`)
  expect(text).not.toContain(value)
})

test('curl is given a line of its configuration, AWS a JSON object', () => {
  expect(run(formOf('curl').text).stdout).toContain(`user = "${snippets.clientId}:${value}"\n`)
  const [, , object = ''] = run(formOf('aws').text).stdout.split('\n')
  expect(JSON.parse(object.replace(/after:$/, ''))).toEqual({
    client_id: snippets.clientId,
    client_secret: value,
  })
})

test('whatever an app is called, its name in a store is one that all of them accept', () => {
  expect(storeName('  Café “Ägir”: Büro/№ 7 ')).toBe('cafe-agir-buro-no-7-client-secret')
  expect(storeName('票務')).toBe('app-client-secret')
  fc.assert(
    fc.property(anyText(200), (appName) => {
      // RFC 1123 labels, which Azure, AWS, Google and Vault accept as well.
      expect(storeName(appName)).toMatch(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/)
    }),
  )
})
