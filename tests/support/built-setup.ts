import { buildIfNeeded } from '../../scripts/build-if-needed.mjs'

/** Suites over the built files always see the present sources. */
export const setup = async (): Promise<void> => {
  await buildIfNeeded()
}
