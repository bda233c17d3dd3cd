import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makePrivateFolder, sweepPrivateFolders } from '#shell/private-folder.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'regrant-test-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const MODULE = path.resolve(import.meta.dirname, '../../../src/shell/private-folder.ts')

/** A process that makes a folder with a file in it, and is killed. */
async function killedProcess(): Promise<string> {
  const code = `
    import { writeFileSync } from 'node:fs'
    const { makePrivateFolder } = await import(${JSON.stringify(MODULE)})
    const folder = await makePrivateFolder('uploads', ${JSON.stringify(root)})
    writeFileSync(folder + '/secret', 'a voucher')
    process.stdout.write(folder)
    setInterval(() => 0, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [folder] = await once(child.stdout, 'data')
  expect((await stat(path.join(String(folder), 'secret'))).size).toBe(9)
  await sweepPrivateFolders(root)
  expect(await readdir(root), 'a running process keeps its folder').toHaveLength(1)
  child.kill('SIGKILL')
  await once(child, 'exit')
  return String(folder)
}

describe('a folder of one process', () => {
  it('is removed at the next start when the process was killed', async () => {
    const left = await killedProcess()
    const own = await makePrivateFolder('window', root)
    await expect(stat(left)).rejects.toThrow('ENOENT')
    expect((await stat(own)).mode & 0o077).toBe(0)
    await makePrivateFolder('uploads', root)
    expect((await stat(own)).isDirectory()).toBe(true)
  })

  it('is left alone when it is not certainly ours and stale', async () => {
    const pid = 2 ** 22 + 1
    const others = [
      `regrant-uploads-00000000-${pid}-abcdef`,
      'regrant-uploads-abcdef',
      'regrant-backup',
      `regrant-uploads-x-${pid}-abcdef`,
    ]
    for (const name of others) await mkdir(path.join(root, name))
    await writeFile(path.join(root, 'regrant-uploads'), '')
    await sweepPrivateFolders(root)
    expect((await readdir(root)).toSorted()).toEqual([...others, 'regrant-uploads'].toSorted())
  })

  it('can be made where nothing can be listed yet', async () => {
    await sweepPrivateFolders(path.join(root, 'missing'))
  })
})
