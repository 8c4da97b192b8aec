/** One thing that a test of the connection has found, in a sentence. */
export type Finding = { tone: 'success' | 'warning' | 'danger'; sentence: string }
