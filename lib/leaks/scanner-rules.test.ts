import { expect, test } from '@playwright/test'
import { makeSecret } from '@/lib/secrets/make-secret'
import { scannerRules } from './scanner-rules'

const rules = scannerRules({ secretPrefix: 'fjord', url: 'https://id.example' })

function regexesIn(): RegExp[] {
  const gitleaks = /regex = '''(.*)'''/.exec(rules['gitleaks.toml']?.text ?? '')
  const trufflehog = /secret: '(.*)'/.exec(rules['trufflehog.yaml']?.text ?? '')
  const github = JSON.parse(rules['github-custom-pattern.json']?.text ?? '{}')
  const around = [github['Before secret'], github['After secret']].map((one: string) =>
    one.replace('\\A', '^').replace('\\z', '$'),
  )
  return [
    gitleaks?.[1] ?? '',
    trufflehog?.[1] ?? '',
    `(?:${around[0]})(${github['Secret format']})(?:${around[1]})`,
  ].map((source) => new RegExp(source))
}

test('the rules of each scanner find secrets as they stand in files', () => {
  for (const regex of regexesIn()) {
    for (let made = 0; made < 200; made += 1) {
      const value = makeSecret('fjord').value.reveal()
      for (const line of [value, `SECRET=${value}`, `{"secret": "${value}"}`, `  - ${value}\r\n`]) {
        expect(regex.exec(line)?.[1], line).toBe(value)
      }
    }
  }
})

test('they find no hint, no secret of another server, and nothing that is longer', () => {
  const value = makeSecret('fjord').value.reveal()
  const others = [
    `${value.slice(0, 17)}_…abcd`,
    value.slice(0, -1),
    `${value}x`,
    makeSecret('kt').value.reveal(),
    'fjord_cs_12345678_',
    'GOCSPX-abcdefghijklmnopqrstuvwxyz12',
  ]
  for (const regex of regexesIn()) {
    for (const other of others) expect(regex.test(other), `${regex} ${other}`).toBe(false)
  }
})
