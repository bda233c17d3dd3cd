import { randomUUID } from 'node:crypto'
import { open, readFile, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

export interface WorkspaceLock {
  readonly release: () => Promise<void>
}

interface Holder {
  readonly token: string
  readonly pid: number
  readonly host: string
  readonly since: string
}

const fileOf = (root: string) => path.join(root, 'lock')

function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true
  try {
    process.kill(holder.pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function readHolder(root: string): Promise<Holder | undefined> {
  const text = await readFile(fileOf(root), 'utf8').catch(() => '')
  try {
    const holder: Holder = JSON.parse(text)
    return typeof holder.pid === 'number' && typeof holder.host === 'string' ? holder : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const held = (holder: Holder) =>
  new ProblemError(
    problem('Conflict', 'error.workspaceInUse', { host: holder.host, since: holder.since, pid: holder.pid }),
  )

async function tryTake(root: string, holder: Holder): Promise<boolean> {
  try {
    const handle = await open(fileOf(root), 'wx')
    try {
      await handle.writeFile(JSON.stringify(holder))
    } finally {
      await handle.close()
    }
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/**
 * Keeps two processes from one workspace folder. A lock left by a killed process of this computer is taken over;
 * one from another computer (a shared folder) is never guessed away.
 */
export async function lockWorkspace(root: string): Promise<WorkspaceLock> {
  const mine: Holder = {
    token: randomUUID(),
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
  }
  if (!(await tryTake(root, mine))) {
    const holder = await readHolder(root)
    if (holder && (isAlive(holder) || holder.pid === process.pid)) throw held(holder)
    await rm(fileOf(root), { force: true })
    if (!(await tryTake(root, mine))) throw held((await readHolder(root)) ?? mine)
  }
  return {
    release: async () => {
      const holder = await readHolder(root)
      if (holder?.token === mine.token) await rm(fileOf(root), { force: true })
    },
  }
}
