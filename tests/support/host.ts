import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Backend } from '#backend/rpc/backend.ts'
import { type Host, type HostOptions, startHost } from '#host/start-host.ts'

export interface HostStage {
  readonly host: Host
  readonly folder: string
  readonly pageRoot: string
  readonly log: string[]
  readonly close: () => Promise<void>
}

export const INDEX = '<!doctype html><title>Regrant</title>'
export const SECRET = 'not for the page'

/** A host over a small built page, with files beside its folder that nobody may get. */
export async function stageHost(backend: Backend, options: Partial<HostOptions> = {}): Promise<HostStage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'regrant-host-test-'))
  const pageRoot = path.join(folder, 'renderer')
  await mkdir(path.join(pageRoot, 'assets'), { recursive: true })
  await mkdir(path.join(folder, 'renderer-old'))
  await writeFile(path.join(pageRoot, 'index.html'), INDEX)
  await writeFile(path.join(pageRoot, 'assets', 'main.js'), 'export {}')
  await writeFile(path.join(pageRoot, '.hidden.js'), SECRET)
  await writeFile(path.join(folder, 'secret.js'), SECRET)
  await writeFile(path.join(folder, 'renderer-old', 'old.js'), SECRET)
  const log: string[] = []
  const host = await startHost({ backend, pageRoot, log: line => log.push(line), ...options })
  const close = async () => {
    await host.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { host, folder, pageRoot, log, close }
}

/** Goes in as a browser does: exchanges a launch address for a cookie. */
export async function enterHost(host: Host): Promise<string> {
  const response = await fetch(host.launchAddress(), { redirect: 'manual' })
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** Headers as this host's own page sends them. */
export const pageHeaders = (host: Host, cookie: string) => ({
  cookie,
  origin: host.origin,
  'sec-fetch-site': 'same-origin',
})

export const postJson = (host: Host, cookie: string, place: string, body: unknown) =>
  fetch(host.origin + place, {
    method: 'POST',
    headers: { ...pageHeaders(host, cookie), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
