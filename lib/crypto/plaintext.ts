import { inspect } from 'node:util'

/**
 * A value that must not be kept: it does not print, does not serialise, and searching for
 * `.reveal(` lists every place where one can leave.
 */
export class Plaintext {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return '[plaintext]'
  }

  toJSON(): string {
    return '[plaintext]'
  }

  [inspect.custom](): string {
    return '[plaintext]'
  }
}
