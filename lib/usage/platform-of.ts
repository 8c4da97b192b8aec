import type { IssuerPresetName } from '@/lib/apps/federated/issuer-presets'

/** Where something runs that could authenticate by tokens of an issuer. */
export type Platform = { preset: IssuerPresetName; label: string }

/**
 * By what programs say of themselves. A user agent is no proof, as anybody may write it: it is enough
 * for advice, and for nothing else.
 */
const AGENTS: (Platform & { says: RegExp })[] = [
  { preset: 'github', label: 'GitHub Actions', says: /github-actions|\bactions\/[a-z]/i },
  { preset: 'gitlab', label: 'GitLab CI', says: /gitlab-(runner|ci)/i },
  { preset: 'azure', label: 'Azure', says: /\bVSTS_|azure-?(devops|pipelines|sdk)|\bazsdk-/i },
  {
    preset: 'kubernetes',
    label: 'Kubernetes',
    says: /\bkube(rnetes|let|-probe|ctl)|\bargo-?cd|external-secrets|\bk8s\b/i,
  },
  { preset: 'google', label: 'Google Cloud', says: /google-cloud|\bgcloud\b|cloud-run/i },
]

/** What a user agent looks like; null for one that says nothing of that. */
export function platformOf(userAgent: string): Platform | null {
  const found = AGENTS.find(({ says }) => says.test(userAgent))
  return found ? { preset: found.preset, label: found.label } : null
}
