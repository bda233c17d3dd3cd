import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { findBrowser } from '#host/find-browser.ts'

/** Where Playwright keeps its own browser, when no other is installed. */
export const browserPath = async () =>
  (await findBrowser({ platform: process.platform, env: process.env })) ?? chromium.executablePath()

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const found = await look().catch(() => undefined)
    if (found !== undefined) return found
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error('The browser did not start')
}

/** True once the window has left its empty first page; looking into it earlier can hang. */
async function showsPage(endpoint: string): Promise<true | undefined> {
  const response = await fetch(`http://${endpoint}/json/list`)
  const targets: readonly { readonly type: string; readonly url: string }[] = await response.json()
  return targets.some(({ type, url }) => type === 'page' && url.startsWith('http://127.0.0.1')) || undefined
}

/**
 * A browser for `REGRANT_BROWSER` that opens its window without a display and can be looked into: the real Chromium
 * behind a script that adds two switches and keeps the arguments it was given.
 */
export async function createStandInBrowser() {
  const folder = await mkdtemp(path.join(tmpdir(), 'regrant-browser-'))
  const file = path.join(folder, 'browser')
  const said = path.join(folder, 'said.txt')
  const given = path.join(folder, 'arguments.txt')
  const script = [
    '#!/bin/sh',
    `printf '%s\\n' "$@" > '${given}'`,
    `exec '${await browserPath()}' --headless=new --remote-debugging-port=0 "$@" 2> '${said}'`,
  ]
  await writeFile(file, `${script.join('\n')}\n`)
  await chmod(file, 0o755)
  const address = () =>
    until(async () => {
      const text = await readFile(said, 'utf8').catch(() => '')
      return /DevTools listening on (ws:\S+)/.exec(text)?.[1]
    })
  return {
    file,
    arguments: async () => (await readFile(given, 'utf8')).trim().split('\n'),
    address,
    /** Looks into the window that was opened. */
    connect: async (): Promise<Browser> => {
      const { href, host } = new URL(await address())
      await until(() => showsPage(host))
      return chromium.connectOverCDP(href)
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
