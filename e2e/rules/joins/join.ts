/** A store that reads tables of other nouns in its own statements, and why it may. */
export type Join = { store: string; tables: string; because: string }
