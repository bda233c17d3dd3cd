import type { TestProject } from 'vitest/node'
import { buildIfNeeded } from '../../scripts/build-if-needed.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** Why there is no build; empty when there is one. */
    readonly buildFailure: string
  }
}

/** Suites over the built files always see the present sources. A build that fails fails them, and no other suite. */
export const setup = async (project: TestProject): Promise<void> => {
  const failure = await buildIfNeeded().then(
    () => '',
    (error: unknown) => String(error),
  )
  project.provide('buildFailure', failure)
}
