/** What access is for: the app itself (RFC 6749 §4.4), or people who use the app. */
export const PERMISSION_KINDS = ['for_itself', 'for_people'] as const
export type PermissionKind = (typeof PERMISSION_KINDS)[number]

/** How long the word of a decision may be. */
export const PERMISSION_WORD_MAX = 500
