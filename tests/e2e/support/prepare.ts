import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildIfNeeded } from '../../../scripts/build-if-needed.mjs'
import { testsWithoutElectron, thisSystem } from '../../../scripts/electron-binary.mjs'
import { startHostProcess } from './host-process.ts'
import { launchersOf } from './launchers.ts'

/** Names the folder with the prepared demo to the processes of the tests. */
export const DEMO_HOME = 'REGRANT_TEST_DEMO_HOME'

/** Once for the whole run, before any test: the build, and a folder of workspaces with the demo in it. */
export default async function prepare(): Promise<() => Promise<void>> {
  const { said } = launchersOf(testsWithoutElectron(thisSystem()))
  if (said) console.log(said)
  await buildIfNeeded()
  const home = await mkdtemp(path.join(tmpdir(), 'regrant-e2e-'))
  const host = await startHostProcess(home, ['--demo'])
  await host.stop()
  process.env[DEMO_HOME] = home
  return () => rm(home, { recursive: true, force: true })
}
