/** So many apps can be changed at once. */
export const SEVERAL_APPS_MAX = 100

/**
 * What became of one of several apps, or of its approval: null where it was changed, else the sentence
 * of the refusal.
 */
export type AppOutcome = { id: string; refused: string | null }
