import { CHECKSUM_LENGTH, PUBLIC_ID_LENGTH, RANDOM_LENGTH } from '@/lib/secrets/secret-format'

/** The name of our secrets in rules and contracts of scanners. */
export const RULE_ID = 'keyturn-client-secret'

export type ScannerRules = { type: string; text: string }

/** A regular expression (RE2, Hyperscan) for the secrets that this prefix begins. */
function pattern(secretPrefix: string): string {
  const rest = RANDOM_LENGTH + CHECKSUM_LENGTH
  return `${secretPrefix}_cs_[0-9A-Za-z]{${PUBLIC_ID_LENGTH}}_[0-9A-Za-z]{${rest}}`
}

/**
 * Rules for scanners, by the name of their file. They find the secrets of this installation; those of
 * an earlier prefix and those that were imported have another form.
 */
export function scannerRules({
  secretPrefix,
  url,
}: {
  secretPrefix: string
  url: string
}): Record<string, ScannerRules> {
  const regex = pattern(secretPrefix)
  const keyword = `${secretPrefix}_cs_`
  return {
    'gitleaks.toml': {
      type: 'application/toml',
      text: `# Finds client secrets of ${url}. Use it with: gitleaks dir --config gitleaks.toml
title = "Client secrets of ${url}"

[extend]
useDefault = true

[[rules]]
id = "${RULE_ID}"
description = "A client secret of ${url}: report it at ${url}/found"
regex = '''(${regex})\\b'''
secretGroup = 1
keywords = ["${keyword}"]
`,
    },
    'trufflehog.yaml': {
      type: 'application/yaml',
      text: `# Finds client secrets of ${url}. Use it with: trufflehog filesystem . --config trufflehog.yaml
detectors:
  - name: ${RULE_ID}
    description: 'A client secret of ${url}: report it at ${url}/found'
    keywords:
      - ${keyword}
    regex:
      secret: '(${regex})\\b'
`,
    },
    'github-custom-pattern.json': {
      type: 'application/json',
      text: `${JSON.stringify(
        {
          'Pattern name': `Client secret of ${url}`,
          'Secret format': regex,
          'Before secret': '\\A|[^0-9A-Za-z]',
          'After secret': '\\z|[^0-9A-Za-z]',
        },
        null,
        2,
      )}\n`,
    },
  }
}
