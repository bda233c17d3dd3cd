import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { browserPath } from './stand-in-browser.ts'

const PROGRAM = path.resolve(import.meta.dirname, '../../support/electron/program/start.ts')

/** A folder for `ELECTRON_OVERRIDE_DIST_PATH` whose `electron` is the stand-in as a program. */
export async function createStandInElectron() {
  const folder = await mkdtemp(path.join(tmpdir(), 'regrant-electron-'))
  const file = path.join(folder, 'electron')
  const script = [
    '#!/bin/sh',
    `export REGRANT_TEST_BROWSER='${await browserPath()}'`,
    `exec '${process.execPath}' '${PROGRAM}' "$@"`,
  ]
  await writeFile(file, `${script.join('\n')}\n`)
  await chmod(file, 0o755)
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
