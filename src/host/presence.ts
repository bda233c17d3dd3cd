/** Counts the pages that listen, and tells when the last has been gone for `grace` milliseconds. */
export class Presence {
  #pages = 0
  #stopped = false
  #timer: NodeJS.Timeout | undefined
  readonly #grace: number
  readonly #empty: () => void

  constructor(grace: number, empty: () => void) {
    this.#grace = grace
    this.#empty = empty
  }

  /** Counts one page in; the function it returns counts it out. */
  arrive(): () => void {
    this.#pages += 1
    clearTimeout(this.#timer)
    return () => {
      this.#pages -= 1
      if (this.#pages === 0 && !this.#stopped) this.#timer = setTimeout(this.#empty, this.#grace)
    }
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }
}
