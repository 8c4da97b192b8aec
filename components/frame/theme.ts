const THEMES = ['system', 'light', 'dark'] as const

export type Theme = (typeof THEMES)[number]

/** An unknown theme means the system's. */
export function themeOf(value: unknown): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system'
}
